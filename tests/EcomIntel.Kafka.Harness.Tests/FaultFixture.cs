namespace EcomIntel.Kafka.Harness.Tests;

/// <summary>The brokers and databases that all faults of a class share.</summary>
public sealed class FaultFixture : IAsyncDisposable
{
    public FaultRunner Runner { get; } = new();

    public ValueTask DisposeAsync() => Runner.DisposeAsync();
}
