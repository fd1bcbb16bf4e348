namespace EcomIntel.Streaming.PostgreSql.Tests;

public sealed class PostgreSqlStoreTests : StateStoreContract, IAsyncDisposable
{
    private readonly States _states;

    public PostgreSqlStoreTests(PostgresServer server)
    {
        _ = server.ConnectionString;
        _states = new States(server);
    }

    public ValueTask DisposeAsync() => _states.DisposeAsync();

    protected override IStateStore CreateStore() => _states.Store();
}
