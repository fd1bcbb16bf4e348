namespace EcomIntel.Streaming.Sqlite.Tests;

/// <summary>A folder for one test, with the stores that work in it; gone afterwards.</summary>
internal sealed class StateFolder : IAsyncDisposable
{
    private readonly List<SqliteStore> _stores = [];

    public string Path { get; } = Directory.CreateTempSubdirectory("ecomintel-state-").FullName;

    /// <summary>The file of a partition of the default state.</summary>
    public string File(int partition = 0) => System.IO.Path.Combine(Path, $"ecomintel.{partition}.sqlite");

    public SqliteStore Store(Action<SqliteStoreOptions>? configure = null, TimeProvider? clock = null)
    {
        SqliteStoreOptions options = new() { Directory = Path, LockTimeout = TimeSpan.FromMilliseconds(20) };
        configure?.Invoke(options);
        SqliteStore store = new(options, clock);
        _stores.Add(store);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (SqliteStore store in _stores)
        {
            await store.DisposeAsync();
        }

        Directory.Delete(Path, recursive: true);
    }
}
