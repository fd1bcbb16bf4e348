using System.Buffers.Binary;
using System.Text;

namespace EcomIntel.Modeling;

/// <summary>Reads numbers from bytes that may be hostile: every length is checked against what is left before anything is allocated.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly int Remaining => _rest.Length;

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new ModelFormatException($"The model file is damaged: {count} bytes are wanted where {_rest.Length} are left.");
        }

        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public byte ReadByte() => Take(1)[0];

    public float ReadSingle() => BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>Reads a number from 0 to a bound.</summary>
    public double ReadAmount(string what, double maximum = ForestOptionsValidation.MaxAmount)
    {
        double value = BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));
        return value >= 0 && value <= maximum ? value : throw new ModelFormatException($"The model file is damaged: {what} is {value}.");
    }

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>Reads a whole number of seven bits a byte, from 0 to a bound.</summary>
    public int ReadInt32(int maximum, string what)
    {
        ulong value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value <= (ulong)maximum ? (int)value : throw new ModelFormatException($"The model file is damaged: {what} is {value}, above {maximum}.");
            }
        }

        throw new ModelFormatException($"The model file is damaged: {what} has no end.");
    }

    /// <summary>Reads how many items follow, of which each takes at least some bytes.</summary>
    public int ReadCount(int leastBytesEach, string what) => ReadInt32(Remaining / leastBytesEach, what);

    public string ReadText(string what)
    {
        ReadOnlySpan<byte> text = Take(ReadCount(1, what));
        try
        {
            return Utf8.GetString(text);
        }
        catch (DecoderFallbackException error)
        {
            throw new ModelFormatException($"The model file is damaged: {what} is not UTF-8.", error);
        }
    }
}
