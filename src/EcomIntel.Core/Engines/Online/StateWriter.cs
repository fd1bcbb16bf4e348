using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace EcomIntel;

/// <summary>Writes a state as little-endian Int64 words; a text is its length in UTF-8 and its bytes, filled up to whole words.</summary>
internal sealed class StateWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>Starts anew, with the room that there is.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    public void Put(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
    }

    public void Put(ReadOnlySpan<long> values)
    {
        foreach (long value in values)
        {
            Put(value);
        }
    }

    public void Put(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        int filled = (length + sizeof(long) - 1) / sizeof(long) * sizeof(long);
        Put(length);
        Span<byte> bytes = _bytes.GetSpan(filled)[..filled];
        bytes.Clear();
        Encoding.UTF8.GetBytes(text, bytes);
        _bytes.Advance(filled);
    }
}
