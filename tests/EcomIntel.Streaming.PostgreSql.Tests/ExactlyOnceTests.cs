namespace EcomIntel.Streaming.PostgreSql.Tests;

public sealed class ExactlyOnceTests : ExactlyOnceContract, IAsyncDisposable
{
    private readonly States _states;
    private int _count;

    public ExactlyOnceTests(PostgresServer server)
    {
        _ = server.ConnectionString;
        _states = new States(server);
    }

    public ValueTask DisposeAsync() => _states.DisposeAsync();

    protected override IStateStore CreateStore()
    {
        _count++;
        return OfState();
    }

    protected override IStateStore OfNextProcess(IStateStore store) => OfState();

    private PostgreSqlStore OfState() => _states.Store(options => options.StateName += $".{_count}");
}
