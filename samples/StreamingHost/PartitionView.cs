using EcomIntel.Streaming;

namespace StreamingHost;

/// <summary>What the host tells of a partition that it holds.</summary>
internal sealed record PartitionView(int Partition, string State, long NextOffset, long Applied, long Duplicates, long DeadLetters, string? Error)
{
    public static PartitionView Of(PartitionStatus status) => new(
        status.Partition, status.State.ToString(), status.NextOffset, status.Counts.Applied, status.Counts.Duplicates, status.Counts.DeadLetters, status.Error?.Message);
}
