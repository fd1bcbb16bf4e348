using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace EcomIntel.Streaming;

/// <summary>Finds all quotation marks of a payload at once, and goes through them from the first to the last.</summary>
internal ref struct QuoteCursor
{
    public const int MaxBytes = 1_024;
    private const int WordBits = 64;

    private readonly Span<ulong> _words;
    private ulong _word;
    private int _index;

    private QuoteCursor(Span<ulong> words)
    {
        _words = words;
        _word = words[0];
    }

    /// <summary>Looks at every byte. Returns false for what the cursor cannot serve: escapes, control characters (a line end among them) and bytes that are not UTF-8.</summary>
    /// <param name="utf8">1 to <see cref="MaxBytes"/> bytes.</param>
    /// <param name="words">Room for a bit of each byte.</param>
    /// <param name="cursor">Before the first quotation mark.</param>
    public static bool TryCreate(ReadOnlySpan<byte> utf8, Span<ulong> words, out QuoteCursor cursor)
    {
        Vector256<byte> unusual = default;
        Vector256<byte> all = default;
        int used = (utf8.Length + WordBits - 1) / WordBits;
        for (int i = 0; i < used - 1; i++)
        {
            words[i] = Quotes(utf8.Slice(i * WordBits, WordBits), ref unusual, ref all);
        }

        Span<byte> rest = stackalloc byte[WordBits];
        rest.Fill((byte)' ');
        utf8[((used - 1) * WordBits)..].CopyTo(rest);
        words[used - 1] = Quotes(rest, ref unusual, ref all);
        cursor = new QuoteCursor(words[..used]);
        return unusual == default && (all.ExtractMostSignificantBits() == 0 || Utf8.IsValid(utf8));
    }

    /// <summary>The place of the next quotation mark; a place behind every payload where there is none.</summary>
    public int Next()
    {
        while (_word == 0)
        {
            if (++_index >= _words.Length)
            {
                return MaxBytes + WordBits;
            }

            _word = _words[_index];
        }

        int at = (_index * WordBits) + BitOperations.TrailingZeroCount(_word);
        _word &= _word - 1;
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Quotes(ReadOnlySpan<byte> bytes, ref Vector256<byte> unusual, ref Vector256<byte> all)
    {
        Vector256<byte> low = Vector256.Create(bytes);
        Vector256<byte> high = Vector256.Create(bytes[Vector256<byte>.Count..]);
        Vector256<byte> escape = Vector256.Create((byte)'\\');
        Vector256<byte> control = Vector256.Create((byte)0x1F);
        Vector256<byte> quote = Vector256.Create((byte)'"');
        unusual |= Vector256.Equals(low, escape) | Vector256.Equals(high, escape) | Vector256.Equals(Vector256.Min(low, control), low) | Vector256.Equals(Vector256.Min(high, control), high);
        all |= low | high;
        return Vector256.Equals(low, quote).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, quote).ExtractMostSignificantBits() << Vector256<byte>.Count);
    }
}
