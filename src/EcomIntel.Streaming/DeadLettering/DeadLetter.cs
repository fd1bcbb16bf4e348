namespace EcomIntel.Streaming;

/// <summary>A record that was parked, as <see cref="DeadLetters"/> lists it. Immutable; safe for any thread.</summary>
/// <param name="Id">Cluster/topic id/partition/offset/number: by it copies are recognised.</param>
/// <param name="Topic">The topic of the record.</param>
/// <param name="Partition">The partition of the record.</param>
/// <param name="Offset">The offset of the record.</param>
/// <param name="Reason">Why it was parked: one of <see cref="DeadLetterReason"/>, or a handler's own.</param>
public sealed record DeadLetter(string Id, string Topic, int Partition, long Offset, string Reason)
{
    /// <summary>When the record was sent, in UTC; null where the letter does not tell.</summary>
    public DateTimeOffset? RecordTime { get; init; }

    /// <summary>The type of the handler's exception; null where there was none.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>How often handlers were given the event; 0 where it did not come so far.</summary>
    public int Attempts { get; init; }

    /// <summary>How often the event was sent again before it was parked once more.</summary>
    public int Redrives { get; init; }

    /// <summary>Whether it was too large for its topic and came without payload.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>The record's own payload; null where it had none, or the letter is <see cref="IsTruncated"/>.</summary>
    public ReadOnlyMemory<byte>? Payload { get; init; }
}
