namespace EcomIntel.Streaming.Sqlite.Tests;

public sealed class SqliteStoreTests : StateStoreContract, IAsyncDisposable
{
    private readonly StateFolder _folder = new();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    // Patient, because tests run beside each other on one disk.
    protected override IStateStore CreateStore() => _folder.Store(options => options.LockTimeout = TimeSpan.FromSeconds(30));
}
