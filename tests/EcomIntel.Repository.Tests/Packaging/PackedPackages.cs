using EcomIntel.Repository.Tests;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace EcomIntel.Repository.Tests;

/// <summary>All packages, packed once under a version that no cache can hold, in a folder that is deleted afterwards.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>A folder outside of the checkout, so that nothing of the repository's settings reaches what is built in it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ecomintel-").FullName;

    public string Version { get; } = $"0.0.1-test-{Guid.NewGuid():N}";

    public string Packages => Path.Combine(Folder, "packages");

    public async ValueTask InitializeAsync()
    {
        // The same build that the tests run on: .../bin/<project>/<configuration>/
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        await DotnetCli.RunAsync(
            RepositoryRoot.Path, TestContext.Current.CancellationToken,
            "pack", "EcomIntel.Sdk.sln", "--no-build", "--configuration", configuration, "--output", Packages,
            "--verbosity", "quiet", "--nologo", $"-p:MinVerVersionOverride={Version}");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return default;
    }
}
