namespace EcomIntel.Streaming.Tests;

public class InMemoryStoreTests : StateStoreContract
{
    // A state that ends with the process has no second store.
    private readonly InMemoryStore _store = new();

    protected override IStateStore CreateStore() => _store;
}
