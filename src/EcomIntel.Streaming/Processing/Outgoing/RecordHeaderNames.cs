namespace EcomIntel.Streaming;

/// <summary>The headers that the library writes.</summary>
public static class RecordHeaderNames
{
    /// <summary>Cluster/topic id/partition/offset/number of the record that an outgoing one came from: equal on copies.</summary>
    public const string Id = "ecomintel.id";

    /// <summary>The topic of a dead letter's record.</summary>
    public const string DeadLetterTopic = "ecomintel.dlq.topic";

    /// <summary>The partition of a dead letter's record.</summary>
    public const string DeadLetterPartition = "ecomintel.dlq.partition";

    /// <summary>The offset of a dead letter's record.</summary>
    public const string DeadLetterOffset = "ecomintel.dlq.offset";

    /// <summary>The time of a dead letter's record: ISO 8601 in UTC.</summary>
    public const string DeadLetterTimestamp = "ecomintel.dlq.timestamp";

    /// <summary>One of <see cref="DeadLetterReason"/>, or a handler's own.</summary>
    public const string DeadLetterReason = "ecomintel.dlq.reason";

    /// <summary>The type of the handler's exception, where there was one.</summary>
    public const string DeadLetterExceptionType = "ecomintel.dlq.exception_type";

    /// <summary>How often handlers were given the event; 0 where it did not come so far.</summary>
    public const string DeadLetterAttempts = "ecomintel.dlq.attempts";

    /// <summary><c>true</c> on a dead letter that was too large for its topic and goes without payload; the store keeps that.</summary>
    public const string DeadLetterTruncated = "ecomintel.dlq.truncated";

    /// <summary>How often the event was sent again by <see cref="DeadLetters.RedriveAsync"/>: on the event, and on the dead letter that it became once more.</summary>
    public const string DeadLetterRedrives = "ecomintel.dlq.redrives";

    /// <summary>Marks a record behind a dead letter, under the same key: the letter was sent again, for that many times.</summary>
    public const string DeadLetterRedriven = "ecomintel.dlq.redriven";
}
