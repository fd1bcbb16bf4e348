using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace EcomIntel.Kafka.Harness;

/// <summary>What an operator does to a cluster: elections, replicas, groups.</summary>
public static class ClusterRepairs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Removes a group and its offsets; no member may be left.</summary>
    public static async Task DeleteGroupAsync(this KafkaCluster cluster, string group, CancellationToken cancellationToken = default) =>
        await RepeatAsync(async () =>
        {
            await cluster.Admin.DeleteGroupsAsync([group]);
            return true;
        }, cancellationToken);

    /// <summary>The brokers that have a copy of a partition.</summary>
    public static IReadOnlyList<KafkaBroker> ReplicasOf(this KafkaCluster cluster, string topic, int partition) =>
        [.. Metadata(cluster, topic, partition).Replicas.Select(id => cluster.Brokers.Single(broker => broker.Id == id))];

    /// <summary>Waits until so many copies of a partition are in step.</summary>
    public static Task WaitForInSyncAsync(this KafkaCluster cluster, string topic, int partition, int count, CancellationToken cancellationToken = default) =>
        RepeatAsync(() => Task.FromResult(Metadata(cluster, topic, partition).InSyncReplicas.Length == count), cancellationToken);

    /// <summary>Makes the first replica of each partition its leader again, as soon as it is in step.</summary>
    public static Task PreferLeadersAsync(this KafkaCluster cluster, string topic, int partitions, CancellationToken cancellationToken = default) =>
        RepeatAsync(async () =>
        {
            await ElectAsync(cluster, topic, partitions, ElectionType.Preferred);
            return Enumerable.Range(0, partitions).All(partition => Metadata(cluster, topic, partition) is { } found && found.Leader == found.Replicas[0]);
        }, cancellationToken);

    /// <summary>Makes a replica the leader though it is not in step.</summary>
    public static Task ElectUncleanlyAsync(this KafkaCluster cluster, string topic, int partition, CancellationToken cancellationToken = default) =>
        RepeatAsync(async () =>
        {
            await ElectAsync(cluster, topic, partition + 1, ElectionType.Unclean);
            return Metadata(cluster, topic, partition).Leader >= 0;
        }, cancellationToken);

    private static PartitionMetadata Metadata(KafkaCluster cluster, string topic, int partition) =>
        cluster.Admin.GetMetadata(topic, Limit).Topics[0].Partitions.Single(one => one.PartitionId == partition);

    private static async Task ElectAsync(KafkaCluster cluster, string topic, int partitions, ElectionType type)
    {
        try
        {
            await cluster.Admin.ElectLeadersAsync(type, [.. Enumerable.Range(0, partitions).Select(partition => new TopicPartition(topic, partition))], new ElectLeadersOptions { RequestTimeout = Limit });
        }
        catch (ElectLeadersException)
        {
            // Not needed, or not possible yet; the caller looks at what came of it.
        }
    }

    private static async Task RepeatAsync(Func<Task<bool>> attempt, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                if (await attempt())
                {
                    return;
                }
            }
            catch (KafkaException)
            {
                // A broker is on its way; asked again below.
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
