using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>Texts that come again and again, such as categories and products: made once for a while. Of fixed size; a newer text takes an older one's place. For one thread.</summary>
internal sealed class TextCache
{
    private const int Places = 2_048;
    private const int MaxBytes = 64;
    private readonly string[] _texts = new string[Places];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref string? known = ref _texts[Place(utf8)]!;
        // Equal only where all is ASCII; other texts are made anew each time.
        if (known is null || known.Length != utf8.Length || !Ascii.Equals(utf8, known))
        {
            known = Encoding.UTF8.GetString(utf8);
        }

        return known;
    }

    private static int Place(ReadOnlySpan<byte> utf8)
    {
        ulong hash = (ulong)utf8.Length;
        while (utf8.Length >= sizeof(ulong))
        {
            hash = Mixed(hash, MemoryMarshal.Read<ulong>(utf8));
            utf8 = utf8[sizeof(ulong)..];
        }

        foreach (byte character in utf8)
        {
            hash = Mixed(hash, character);
        }

        return (int)(hash >> 40) & (Places - 1);
    }

    private static ulong Mixed(ulong hash, ulong more) => (BitOperations.RotateLeft(hash, 5) ^ more) * 0x9E3779B97F4A7C15;
}
