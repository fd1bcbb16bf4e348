using System.Numerics;
using System.Runtime.CompilerServices;

namespace EcomIntel.Modeling;

/// <summary>A set of bins (0 to 255) in 32 bytes.</summary>
[InlineArray(WordCount)]
internal struct BinSet : IEquatable<BinSet>
{
    public const int WordCount = 4;

    private ulong _words;

    /// <summary>The bins from 0 to the given one.</summary>
    public static BinSet UpTo(byte last)
    {
        BinSet set = default;
        for (int word = 0; word < WordCount; word++)
        {
            int bits = Math.Clamp(last + 1 - (word << 6), 0, 64);
            set[word] = bits == 64 ? ulong.MaxValue : (1UL << bits) - 1;
        }

        return set;
    }

    public readonly bool Contains(byte bin) => ((this[bin >> 6] >> (bin & 63)) & 1) != 0;

    public void Add(byte bin) => this[bin >> 6] |= 1UL << (bin & 63);

    /// <summary>Writes the members in ascending order and says how many there are.</summary>
    public readonly int CopyTo(Span<byte> bins)
    {
        int count = 0;
        for (int word = 0; word < WordCount; word++)
        {
            for (ulong rest = this[word]; rest != 0; rest &= rest - 1)
            {
                bins[count++] = (byte)((word << 6) + BitOperations.TrailingZeroCount(rest));
            }
        }

        return count;
    }

    public readonly bool Equals(BinSet other) => this[0] == other[0] && this[1] == other[1] && this[2] == other[2] && this[3] == other[3];

    public override readonly bool Equals(object? obj) => obj is BinSet other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(this[0], this[1], this[2], this[3]);
}
