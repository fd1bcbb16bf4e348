using System.Runtime.InteropServices;

namespace EcomIntel.Streaming.Kafka;

/// <summary>Memory as the arrays that the client wants, without a copy where it is one.</summary>
internal static class Bytes
{
    // Not in one expression: an absent array would become present, empty memory.
    public static ReadOnlyMemory<byte>? From(byte[]? bytes)
    {
        if (bytes is null)
        {
            return null;
        }

        return bytes;
    }

    public static byte[]? ToArray(ReadOnlyMemory<byte>? bytes) => bytes is { } present ? ToArray(present) : null;

    public static byte[] ToArray(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length ? segment.Array : bytes.ToArray();
}
