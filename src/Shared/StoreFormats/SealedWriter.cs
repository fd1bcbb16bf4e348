using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>Writes what a store keeps in one piece: a byte with the version, the content, and a checksum of 8 bytes over both. Little endian. For one thread; made to be used again.</summary>
internal sealed class SealedWriter(int capacity = 256)
{
    public const int ChecksumSize = 8;
    private readonly ArrayBufferWriter<byte> _buffer = new(capacity);

    public SealedWriter Begin(byte version)
    {
        _buffer.ResetWrittenCount();
        return Byte(version);
    }

    public SealedWriter Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
        return this;
    }

    public SealedWriter Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
        return this;
    }

    public SealedWriter UInt64(ulong value) => Int64((long)value);

    /// <summary>Seven bits in a byte, the lowest first: small numbers are short.</summary>
    public SealedWriter Short(ulong value)
    {
        Span<byte> bytes = _buffer.GetSpan(10);
        int length = 0;
        while (value >= 0x80)
        {
            bytes[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[length++] = (byte)value;
        _buffer.Advance(length);
        return this;
    }

    /// <summary>The sign goes to the lowest bit, so that numbers near zero are short.</summary>
    public SealedWriter ShortSigned(long value) => Short((ulong)(value << 1) ^ (ulong)(value >> 63));

    public SealedWriter Bytes(ReadOnlySpan<byte> value)
    {
        Short((ulong)value.Length);
        _buffer.Write(value);
        return this;
    }

    /// <summary>Bytes that may be absent, which is not the same as empty.</summary>
    public SealedWriter OptionalBytes(ReadOnlyMemory<byte>? value) => value is { } present ? Byte(1).Bytes(present.Span) : Byte(0);

    public SealedWriter Text(string value) => Bytes(Encoding.UTF8.GetBytes(value));

    /// <summary>Ends with the checksum. The bytes are valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlyMemory<byte> Seal()
    {
        UInt64(Hash128.Low(_buffer.WrittenSpan));
        return _buffer.WrittenMemory;
    }
}
