using EcomIntel.Streaming;
using EcomIntel.Streaming.Sqlite;

namespace EcomIntel.Benchmarks;

/// <summary>A store for one run, empty at its beginning and gone at its end.</summary>
internal sealed class StoreChoice : IAsyncDisposable
{
    private readonly string? _folder;

    private StoreChoice(IStateStore store, string survives, string? folder)
    {
        Store = store;
        Survives = survives;
        _folder = folder;
    }

    public IStateStore Store { get; }

    /// <summary>What a commit outlives.</summary>
    public string Survives { get; }

    public static StoreChoice Of(string name)
    {
        switch (name)
        {
            case "memory":
                return new StoreChoice(new InMemoryStore(), "nothing", null);
            case "sqlite":
                string folder = Directory.CreateTempSubdirectory("ecomintel-score-").FullName;
                return new StoreChoice(new SqliteStore(new SqliteStoreOptions { Directory = folder }), "power", folder);
            default:
                throw new InvalidOperationException($"There is no store '{name}' yet.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Store is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }

        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
