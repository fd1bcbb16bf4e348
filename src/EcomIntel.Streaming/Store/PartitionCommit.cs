namespace EcomIntel.Streaming;

/// <summary>All that one commit changes: everything of it or nothing. Immutable; safe for any thread.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Owner">The number under which it was opened.</param>
/// <param name="ExpectedNext">The next offset that must be stored before.</param>
/// <param name="Mark">How far the state has come after.</param>
public sealed record PartitionCommit(int Partition, long Owner, long ExpectedNext, PartitionMark Mark)
{
    /// <summary>State rows to write or remove; each key once.</summary>
    public IReadOnlyList<StateRow> Rows { get; init; } = [];

    /// <summary>Events to remember, in the order of their offsets.</summary>
    public IReadOnlyList<EventIdEntry> NewEventIds { get; init; } = [];

    /// <summary>Events up to this offset are to be forgotten; −1 for none.</summary>
    public long ForgetThrough { get; init; } = -1;

    /// <summary>Rows to send, in the order of their numbers.</summary>
    public IReadOnlyList<OutgoingRow> NewOutgoing { get; init; } = [];

    /// <summary>Rows up to this number were acknowledged and are to be removed; −1 for none.</summary>
    public long AcknowledgedThrough { get; init; } = -1;
}
