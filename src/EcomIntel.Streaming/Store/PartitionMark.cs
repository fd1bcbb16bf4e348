namespace EcomIntel.Streaming;

/// <summary>How far a partition's state has come; stored with it in one piece. Immutable; safe for any thread.</summary>
/// <param name="NextOffset">The offset to read next.</param>
public sealed record PartitionMark(long NextOffset)
{
    /// <summary>The mark of a state that has seen nothing.</summary>
    public static PartitionMark Empty { get; } = new(0);

    /// <summary>The last record seen; null where there is none.</summary>
    public LastRecord? LastRecord { get; init; }

    /// <summary>The time before which events are late, in microseconds since the Unix epoch: the highest event time minus <see cref="StreamingOptions.Lateness"/>; never falls.</summary>
    public long Watermark { get; init; } = long.MinValue;

    /// <summary>The highest time of a record that took effect, in microseconds since the Unix epoch, by which event ids are forgotten.</summary>
    public long HighestRecordTime { get; init; } = long.MinValue;

    /// <summary>The number of the next outgoing row.</summary>
    public long NextOutgoing { get; init; }

    /// <summary>Dead letters since the last record that was none.</summary>
    public long DeadLettersInARow { get; init; }

    /// <summary>
    /// Records before this offset send nothing: a state that is rebuilt from the log sent their rows before. 0 by default, and of a state that was
    /// never begun; −1 where it was begun and sends all of them.
    /// </summary>
    public long QuietBefore { get; init; }

    /// <summary>The last gap that was accepted; null where none was.</summary>
    public OffsetGap? AcceptedGap { get; init; }

    /// <summary>The offsets of all gaps that were accepted.</summary>
    public long AcceptedGapOffsets { get; init; }

    /// <summary>What became of the records.</summary>
    public PartitionCounts Counts { get; init; }
}
