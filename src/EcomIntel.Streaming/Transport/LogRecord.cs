using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>One record of a partition as the transport delivers it. Its memory is valid until its <see cref="LogBatch"/> is disposed.</summary>
/// <param name="Offset">Its place in the partition. Offsets rise, not always by one.</param>
/// <param name="Timestamp">When it was sent: microseconds since the Unix epoch. Event time is in the payload.</param>
/// <param name="Key">The key; null where it was sent without.</param>
/// <param name="Value">The payload; null for a tombstone.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LogRecord(long Offset, long Timestamp, ReadOnlyMemory<byte>? Key, ReadOnlyMemory<byte>? Value)
{
    private readonly IReadOnlyList<RecordHeader>? _headers;

    /// <summary>The headers; none by default.</summary>
    public IReadOnlyList<RecordHeader> Headers
    {
        get => _headers ?? [];
        init => _headers = value;
    }

    /// <summary>The epoch of the leader that wrote it, where the transport has leaders; −1 where it has none.</summary>
    public int LeaderEpoch { get; init; } = -1;
}
