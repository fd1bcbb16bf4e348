using EcomIntel.Kafka.Harness;
using EcomIntel.Streaming.Kafka.Tests;

[assembly: AssemblyFixture(typeof(SharedKafka))]

namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>One broker for all tests that do it no harm, each with topics and groups of its own; started by the first that asks.</summary>
public sealed class SharedKafka : IAsyncDisposable
{
    private readonly Lazy<Task<KafkaCluster>> _cluster = new(() => KafkaCluster.StartAsync());
    private static int _names;

    /// <summary>A name that no other test uses, nor an earlier run on the same brokers.</summary>
    public static string NewName() => $"t{Environment.ProcessId}-{Guid.NewGuid():N}-{Interlocked.Increment(ref _names)}";

    /// <summary>The cluster; the test is skipped where there can be none.</summary>
    public Task<KafkaCluster> ClusterAsync()
    {
        Assert.SkipWhen(KafkaCluster.UnavailableReason is not null, KafkaCluster.UnavailableReason ?? "");
        return _cluster.Value;
    }

    /// <summary>A topic of one test, and a transport to it.</summary>
    public async Task<TestTopic> TopicAsync(int partitions = 1, Action<KafkaOptions>? configure = null, IReadOnlyDictionary<string, string>? configs = null)
    {
        KafkaCluster cluster = await ClusterAsync();
        string name = NewName();
        await cluster.CreateTopicAsync(name, partitions, configs: configs, cancellationToken: TestContext.Current.CancellationToken);
        return new TestTopic(cluster, name, configure);
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
        {
            await (await _cluster.Value).DisposeAsync();
        }
    }
}
