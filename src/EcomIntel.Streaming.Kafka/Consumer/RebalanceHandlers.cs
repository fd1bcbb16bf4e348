using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>What the client calls, on the member's thread, when partitions change hands.</summary>
internal sealed record RebalanceHandlers(
    Func<IConsumer<int, int>, List<TopicPartition>, IEnumerable<TopicPartitionOffset>> Assigned,
    Action<List<TopicPartitionOffset>> Revoked,
    Action<List<TopicPartitionOffset>> Lost);
