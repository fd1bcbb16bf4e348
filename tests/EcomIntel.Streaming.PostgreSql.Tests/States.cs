namespace EcomIntel.Streaming.PostgreSql.Tests;

/// <summary>The stores of one test, on a state of their own.</summary>
internal sealed class States(PostgresServer server) : IAsyncDisposable
{
    private readonly List<PostgreSqlStore> _stores = [];

    public string Name { get; } = Guid.NewGuid().ToString("N");

    public PostgreSqlStore Store(Action<PostgreSqlStoreOptions>? configure = null)
    {
        PostgreSqlStore store = server.Store(Name, configure);
        _stores.Add(store);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (PostgreSqlStore store in _stores)
        {
            await store.DisposeAsync();
        }
    }
}
