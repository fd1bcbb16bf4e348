using System.Buffers.Binary;
using System.Text;

namespace EcomIntel;

/// <summary>Reads what <see cref="StateWriter"/> wrote, and trusts none of it.</summary>
internal ref struct StateReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public long Take()
    {
        if (_rest.Length < sizeof(long))
        {
            throw Damaged("it ends too early");
        }

        long value = BinaryPrimitives.ReadInt64LittleEndian(_rest);
        _rest = _rest[sizeof(long)..];
        return value;
    }

    /// <summary>A number of things of at least so many words each, that therefore cannot be larger than what is left.</summary>
    public int TakeCount(string what, int words)
    {
        long count = Take();
        return count >= 0 && count <= _rest.Length / sizeof(long) / Math.Max(1, words)
            ? (int)count
            : throw Damaged($"it says that it has {count} {what}, which does not fit its length");
    }

    public string TakeText()
    {
        long length = Take();
        if (length < 0 || length > _rest.Length)
        {
            throw Damaged($"it says that it has a text of {length} bytes, which does not fit its length");
        }

        int filled = ((int)length + sizeof(long) - 1) / sizeof(long) * sizeof(long);
        ReadOnlySpan<byte> text = _rest[..(int)length];
        ReadOnlySpan<byte> rest = filled <= _rest.Length ? _rest[(int)length..filled] : throw Damaged("it ends too early");
        _rest = _rest[filled..];
        try
        {
            return rest.IndexOfAnyExcept((byte)0) < 0 ? Strict.GetString(text) : throw Damaged("a text is not filled up with zeros");
        }
        catch (DecoderFallbackException)
        {
            throw Damaged("a text is not UTF-8");
        }
    }

    public static DataFormatException Damaged(string what) => new($"The bytes are not a feature state: {what}. Restore them from a backup, or rebuild the state from the log.");
}
