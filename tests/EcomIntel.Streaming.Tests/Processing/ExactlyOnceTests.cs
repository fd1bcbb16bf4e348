namespace EcomIntel.Streaming.Tests;

public class ExactlyOnceTests : ExactlyOnceContract
{
    protected override IStateStore CreateStore() => new InMemoryStore();
}
