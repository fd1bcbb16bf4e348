namespace EcomIntel.Parquet.Tests;

/// <summary>A folder for one test's files, gone after it.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("ecomintel-parquet").FullName;

    public string this[string file] => Path.Combine(_path, file);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
