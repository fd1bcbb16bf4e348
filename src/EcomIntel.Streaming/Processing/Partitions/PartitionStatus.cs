namespace EcomIntel.Streaming;

/// <summary>How a partition stands. An immutable snapshot; safe for any thread.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="State">What it is doing.</param>
/// <param name="NextOffset">The next offset as committed.</param>
public sealed record PartitionStatus(int Partition, PartitionState State, long NextOffset)
{
    /// <summary>What became of its records, as committed.</summary>
    public PartitionCounts Counts { get; init; }

    /// <summary>The time before which events are late, as committed; null where there is none yet.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>The bytes of outgoing rows that no topic acknowledged yet.</summary>
    public long OutgoingBytes { get; init; }

    /// <summary>The outgoing rows that no topic acknowledged yet.</summary>
    public long OutgoingRows { get; init; }

    /// <summary>How many events it would recognise copies of.</summary>
    public int RememberedEventIds { get; init; }

    /// <summary>The time of records over which it recognises copies, from the oldest that it remembers to the newest; null where it remembers none.</summary>
    public TimeSpan? DuplicateHorizon { get; init; }

    /// <summary>The offset up to which its state is being built again from the log; null where it is not.</summary>
    public long? RebuildsUntil { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public Exception? Error { get; init; }
}
