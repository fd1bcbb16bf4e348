namespace EcomIntel.Streaming.Tests;

public class InMemoryStoreTests : StateStoreContract
{
    protected override IStateStore CreateStore() => new InMemoryStore();
}
