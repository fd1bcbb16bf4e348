using EcomIntel.Kafka.Harness;

namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>A broker behind a proxy, for tests that do it harm one after the other; it is up at the end of each.</summary>
public sealed class ProxiedKafka : IAsyncLifetime
{
    private KafkaCluster? _cluster;

    /// <summary>The cluster; the test is skipped where there can be none.</summary>
    public KafkaCluster Cluster
    {
        get
        {
            Assert.SkipWhen(KafkaCluster.UnavailableReason is not null, KafkaCluster.UnavailableReason ?? "");
            Assert.SkipWhen(KafkaCluster.IsExternal, "a running cluster cannot be stopped");
            return _cluster!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (KafkaCluster.UnavailableReason is null && !KafkaCluster.IsExternal)
        {
            _cluster = await KafkaCluster.StartAsync(proxied: true);
        }
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
