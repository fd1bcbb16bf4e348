using System.Diagnostics;

namespace EcomIntel.Parquet.Tests;

/// <summary>A Python with polars, where there is one: what reads our files in practice.</summary>
internal static class PythonInterpreter
{
    /// <summary>Runs a script and gives the lines that it prints.</summary>
    public static async Task<string[]> RunAsync(string script, params string[] arguments)
    {
        string? python = Environment.GetEnvironmentVariable("ECOMINTEL_PYTHON");
        if (string.IsNullOrEmpty(python))
        {
            Assert.Skip("Set ECOMINTEL_PYTHON to a Python interpreter that has polars to run this test.");
        }

        ProcessStartInfo start = new(python!, ["-c", script, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.Should().Be(0, await errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
