namespace EcomIntel.Streaming;

/// <summary>A record to send. Immutable as long as its bytes are; safe for any thread.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Key">The key, which decides the partition; null for any partition.</param>
/// <param name="Value">The payload; null for a tombstone.</param>
public sealed record OutgoingRecord(string Topic, ReadOnlyMemory<byte>? Key, ReadOnlyMemory<byte>? Value)
{
    /// <summary>The headers; none by default.</summary>
    public IReadOnlyList<RecordHeader> Headers { get; init; } = [];

    /// <summary>The bytes of key, payload and headers.</summary>
    public int Size
    {
        get
        {
            int size = (Key?.Length ?? 0) + (Value?.Length ?? 0);
            foreach (RecordHeader header in Headers)
            {
                size += header.Name.Length + header.Value.Length;
            }

            return size;
        }
    }
}
