using EcomIntel.Kafka.Harness;

namespace EcomIntel.Benchmarks;

/// <summary>A topic for one measurement, removed at its end.</summary>
internal sealed class StreamTopic(KafkaCluster cluster, string name) : IAsyncDisposable
{
    public const int Partitions = 6;
    private static int _made;

    public string Name { get; } = name;

    public string Bootstrap { get; } = cluster.Bootstrap;

    public static async Task<StreamTopic> CreateAsync(KafkaCluster cluster)
    {
        StreamTopic topic = new(cluster, $"score_{Environment.ProcessId}_{Interlocked.Increment(ref _made)}");
        await cluster.CreateTopicAsync(topic.Name, Partitions);
        return topic;
    }

    public async ValueTask DisposeAsync() => await cluster.DeleteTopicAsync(Name);
}
