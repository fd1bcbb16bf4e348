namespace EcomIntel.Streaming;

/// <summary>Whose state a store keeps: any difference means that it belongs to another log, group or program. Immutable; safe for any thread.</summary>
/// <param name="ClusterId">The cluster of the topic.</param>
/// <param name="TopicId">The topic's own id.</param>
/// <param name="Partition">The partition.</param>
/// <param name="PartitionCount">The topic's number of partitions.</param>
/// <param name="Group">The consumer group.</param>
/// <param name="StateVersion">The version of what the handlers keep.</param>
public sealed record PartitionIdentity(string ClusterId, string TopicId, int Partition, int PartitionCount, string Group, int StateVersion)
{
    /// <summary>Refuses a stored state that is another's.</summary>
    /// <param name="stored">The identity in the store.</param>
    /// <exception cref="PartitionRefusedException">They differ; the message names every difference with both values.</exception>
    public void EnsureMatches(PartitionIdentity stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        List<string> differences = [];
        void Compare<T>(string name, T expected, T found)
        {
            if (!EqualityComparer<T>.Default.Equals(expected, found))
            {
                differences.Add($"{name} is {expected} but the store has {found}");
            }
        }

        Compare("the cluster", ClusterId, stored.ClusterId);
        Compare("the topic id", TopicId, stored.TopicId);
        Compare("the partition", Partition, stored.Partition);
        Compare("the partition count", PartitionCount, stored.PartitionCount);
        Compare("the group", Group, stored.Group);
        Compare("the state version", StateVersion, stored.StateVersion);
        if (differences.Count > 0)
        {
            throw new PartitionRefusedException($"The state of partition {Partition} is another's: {string.Join("; ", differences)}. Use a store of its own, or reset this one, and rebuild from the log.")
            {
                Partition = Partition,
                ConcernsTopic = (ClusterId, TopicId) == (stored.ClusterId, stored.TopicId) && PartitionCount != stored.PartitionCount,
            };
        }
    }
}
