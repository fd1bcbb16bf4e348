using System.Globalization;

namespace EcomIntel.Streaming;

/// <summary>How health checks put a partition's status into words.</summary>
internal static class PartitionText
{
    public static string NameOf(int partition) => "partition " + partition.ToString(CultureInfo.InvariantCulture);

    public static string Of(PartitionStatus status) => string.Create(CultureInfo.InvariantCulture, $"{status.State}, next offset {status.NextOffset}{Reason(status)}");

    /// <summary>Why a partition is not ready; null where it is.</summary>
    public static string? ReasonOf(PartitionStatus status) => IsReady(status) ? null : string.Create(CultureInfo.InvariantCulture, $"Partition {status.Partition} is {status.State}{Reason(status)}.");

    private static bool IsReady(PartitionStatus status) => status.State == PartitionState.Closed || (status.State == PartitionState.Running && status.RebuildsUntil is null);

    private static string Reason(PartitionStatus status) => status switch
    {
        { Error: { } error } => ": " + error.Message.TrimEnd('.'),
        { State: PartitionState.Waiting } => ": another process holds its store",
        { State: PartitionState.Paused } => ": it was paused by PauseAsync",
        { State: PartitionState.Held, OutgoingBytes: var bytes } => string.Create(CultureInfo.InvariantCulture, $": {bytes} bytes of outgoing rows are not acknowledged"),
        { RebuildsUntil: { } until } => string.Create(CultureInfo.InvariantCulture, $": it is being rebuilt up to offset {until}"),
        _ => "",
    };
}
