using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace EcomIntel.Streaming;

/// <summary>
/// The name of a row as bytes, different ones for different names. UTF-8 wherever it can tell the text, which leaves out halves of surrogate pairs: such a text is
/// a byte that UTF-8 never has, and UTF-16. As bytes, because a text of PostgreSQL cannot hold the character 0.
/// </summary>
internal static class KeyBytes
{
    private const byte Utf16 = 0xff;

    /// <summary>Enough for the bytes of a text.</summary>
    public static int MaxLength(string text) => (3 * text.Length) + 1;

    /// <summary>Writes into a span of <see cref="MaxLength"/> bytes, and returns how many there are.</summary>
    public static int Write(string text, Span<byte> bytes)
    {
        if (Utf8.FromUtf16(text, bytes, out _, out int length, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            return length;
        }

        bytes[0] = Utf16;
        MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(bytes[1..]);
        return 1 + (2 * text.Length);
    }

    public static byte[] Of(string text)
    {
        byte[] bytes = new byte[MaxLength(text)];
        return bytes.AsSpan(0, Write(text, bytes)).ToArray();
    }
}
