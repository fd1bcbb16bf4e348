using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>Reads what <see cref="SealedWriter"/> wrote, after a look at its checksum and version.</summary>
internal ref struct SealedReader
{
    private ReadOnlySpan<byte> _rest;

    /// <exception cref="InvalidDataException">The bytes are damaged, or of a version that this program does not know.</exception>
    public SealedReader(ReadOnlySpan<byte> bytes, byte version, string what)
    {
        int end = bytes.Length - SealedWriter.ChecksumSize;
        if (end < 1 || BinaryPrimitives.ReadUInt64LittleEndian(bytes[end..]) != Hash128.Low(bytes[..end]))
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"the checksum of {what} ({bytes.Length} bytes) is wrong"));
        }

        if (bytes[0] != version)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{what} is of version {bytes[0]}, and this program knows {version}"));
        }

        _rest = bytes[1..end];
    }

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public ulong UInt64() => (ulong)Int64();

    public ulong Short()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                break;
            }
        }

        return value;
    }

    public long ShortSigned()
    {
        ulong value = Short();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public ReadOnlySpan<byte> Bytes() => Take(checked((int)Short()));

    public ReadOnlyMemory<byte>? OptionalBytes()
    {
        // Not a conditional expression: the compiler would turn the absent array into present, empty memory.
        if (Byte() == 0)
        {
            return null;
        }

        return Bytes().ToArray();
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    private ReadOnlySpan<byte> Take(int length)
    {
        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
