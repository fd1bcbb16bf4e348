namespace EcomIntel.Streaming.Sqlite.Tests;

public sealed class ExactlyOnceTests : ExactlyOnceContract, IAsyncDisposable
{
    private readonly StateFolder _folder = new();
    private int _states;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    protected override IStateStore CreateStore()
    {
        _states++;
        return OfState();
    }

    protected override IStateStore OfNextProcess(IStateStore store) => OfState();

    private SqliteStore OfState() => _folder.Store(options => options.StateName = $"state{_states}");
}
