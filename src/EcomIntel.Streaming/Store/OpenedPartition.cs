namespace EcomIntel.Streaming;

/// <summary>What a store hands out when a partition is opened.</summary>
/// <param name="Owner">The number of this owner, higher than that of any before.</param>
/// <param name="Mark">How far the state has come.</param>
/// <param name="EventIds">The remembered events in the order of their offsets.</param>
/// <param name="Outgoing">The rows that no topic acknowledged yet, in the order of their numbers.</param>
public sealed record OpenedPartition(long Owner, PartitionMark Mark, IReadOnlyList<EventIdEntry> EventIds, IReadOnlyList<OutgoingRow> Outgoing);
