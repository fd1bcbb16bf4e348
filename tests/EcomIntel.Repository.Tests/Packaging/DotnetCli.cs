using System.Diagnostics;

namespace EcomIntel.Repository.Tests;

/// <summary>Runs the dotnet command as a user would, outside of the test run that called it.</summary>
internal static class DotnetCli
{
    /// <summary>Runs to the end and returns standard output; a failure throws with both outputs.</summary>
    public static async Task<string> RunAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string name in start.Environment.Keys.Where(IsOfTheTestRun).ToArray())
        {
            start.Environment.Remove(name);
        }

        // Build servers would outlive the command and hold its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}.\n{await output}\n{await error}");
    }

    // The coverage profiler, and the SDK paths of the build that started the tests.
    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("CORECLR_", StringComparison.Ordinal) || name.StartsWith("COR_", StringComparison.Ordinal)
        || name.StartsWith("CODE_COVERAGE_", StringComparison.Ordinal) || name.StartsWith("MicrosoftInstrumentationEngine_", StringComparison.Ordinal)
        || name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase);
}
