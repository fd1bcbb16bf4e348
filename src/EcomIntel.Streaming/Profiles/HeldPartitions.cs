using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel.Streaming;

/// <summary>Knows which partitions the processors of this process hold, and so whose state a store that others cannot see has in full.</summary>
internal sealed class HeldPartitions
{
    private ImmutableArray<EventProcessor> _processors = [];

    /// <summary>Adds a processor that keeps the states; those that ended are forgotten.</summary>
    public void Add(EventProcessor processor) =>
        ImmutableInterlocked.Update(ref _processors, static (all, added) => [.. all.Where(one => !one.Completion.IsCompleted), added], processor);

    /// <exception cref="ProfileUnavailableException">No processor of this process has the partition's state in full.</exception>
    public void EnsureHeld(int partition)
    {
        PartitionStatus[] held = [.. _processors.Where(processor => !processor.Completion.IsCompleted).SelectMany(processor => processor.Partitions).Where(status => status.Partition == partition)];
        if (held.Any(IsInFull))
        {
            return;
        }

        string reason = held.Length == 0 ? "no running processor of this process holds the partition" : "the partition is " + PartitionText.Of(held[0]);
        throw new ProfileUnavailableException(string.Create(CultureInfo.InvariantCulture,
            $"The profile cannot be read here: it belongs to partition {partition}, and {reason}. Ask the host that holds the partition, or keep the states of several machines in PostgreSQL."))
        {
            Partition = partition,
            Reason = reason,
        };
    }

    private static bool IsInFull(PartitionStatus status) =>
        status.State is PartitionState.Running or PartitionState.Held or PartitionState.Paused && status.RebuildsUntil is null;
}
