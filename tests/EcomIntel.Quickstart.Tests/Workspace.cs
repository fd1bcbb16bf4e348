using Quickstart;

namespace EcomIntel.Quickstart.Tests;

/// <summary>A folder of its own for one run of the Quickstart.</summary>
internal sealed class Workspace : IDisposable
{
    public Workspace() => Directory = System.IO.Directory.CreateTempSubdirectory("quickstart-").FullName;

    public string Directory { get; }

    public string Out => Path.Combine(Directory, "out");

    public string Write(string name, byte[] content)
    {
        string path = Path.Combine(Directory, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public async Task<QuickstartResult> RunAsync(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string[] all = args.Contains("--out") || args.Length % 2 == 1 ? args : [.. args, "--out", Out];
        int exitCode = await App.RunAsync(all, output, error, TestContext.Current.CancellationToken);
        return new QuickstartResult(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
