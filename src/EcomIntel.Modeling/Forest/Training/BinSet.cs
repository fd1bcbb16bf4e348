using System.Numerics;
using System.Runtime.CompilerServices;

namespace EcomIntel.Modeling;

/// <summary>A set of bins (0 to 255) in 32 bytes.</summary>
[InlineArray(WordCount)]
internal struct BinSet
{
    public const int WordCount = 4;

    private ulong _words;

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
}
