using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcomIntel.Modeling;

/// <summary>
/// For up to eight unweighted classes and 32,767 rows: a bin's counts are one vector of eight 16-bit numbers, so that adding a bin and all sums of
/// squares are a few instructions. All sums are whole numbers below 2³¹, and so exact.
/// </summary>
internal sealed class ShortScan(ForestTable table) : CutScan(table)
{
    public const int MostClasses = 8;
    public const int MostRows = short.MaxValue;

    private const int Stride = 8;
    private const int BinCount = 256;

    private readonly short[] _histogram = new short[BinCount * Stride];
    private Vector128<short> _total;

    public override int Count(byte[] column, int binCount, int[] labels, ReadOnlySpan<int> rows, Span<byte> bins)
    {
        ref short histogram = ref MemoryMarshal.GetArrayDataReference(_histogram);
        foreach (int row in rows)
        {
            // Bins and classes are those of the table, whose sizes the histogram has.
            Unsafe.Add(ref histogram, (nint)(uint)((column[row] * Stride) + labels[row]))++;
        }

        if (rows.Length < OccupiedBins.FewRows)
        {
            return OccupiedBins.Of(column, rows, bins);
        }

        int count = 0;
        for (int bin = 0; bin < binCount; bin++)
        {
            bins[count] = (byte)bin;
            count += IsOccupied(ref histogram, bin);
        }

        bins[count] = ColumnBins.Missing;
        return count + IsOccupied(ref histogram, ColumnBins.Missing);
    }

    public override CutPlace Best(ReadOnlySpan<byte> order, int first, int last, ref double gain)
    {
        ref short histogram = ref MemoryMarshal.GetArrayDataReference(_histogram);
        Vector128<short> left = default;
        CutPlace best = default;
        bool possible = false;
        for (int i = 0; i < last; i++)
        {
            left += Vector128.LoadUnsafe(ref histogram, (nuint)(order[i] * Stride));
            if (i + 1 < first)
            {
                continue;
            }

            (int squares, int total, int rows) = Sums(left, _total);
            if (!Allowed(rows))
            {
                continue;
            }

            possible = true;
            double better = Gain(squares, rows, total);
            if (better > gain)
            {
                gain = better;
                best = new CutPlace(i + 1, rows, true);
            }
        }

        return best with { Possible = possible };
    }

    public override double Share(byte bin, int k)
    {
        int sum = 0;
        foreach (short count in _histogram.AsSpan(bin * Stride, Stride))
        {
            sum += count;
        }

        return (double)_histogram[(bin * Stride) + k] / sum;
    }

    public override void Clear(ReadOnlySpan<byte> bins)
    {
        foreach (byte bin in bins)
        {
            _histogram.AsSpan(bin * Stride, Stride).Clear();
        }
    }

    private protected override void OnBegin()
    {
        Span<short> total = stackalloc short[Stride];
        total.Clear();
        for (int k = 0; k < Total.Length; k++)
        {
            total[k] = (short)Total[k];
        }

        _total = Vector128.Create<short>(total);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IsOccupied(ref short histogram, int bin) =>
        Vector128.LoadUnsafe(ref histogram, (nuint)(bin * Stride)) != Vector128<short>.Zero ? 1 : 0;

    /// <summary>Σ left², Σ left·total and Σ left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Squares, int Total, int Rows) Sums(Vector128<short> left, Vector128<short> total)
    {
        if (Ssse3.IsSupported)
        {
            Vector128<int> squares = Sse2.MultiplyAddAdjacent(left, left);
            Vector128<int> totals = Sse2.MultiplyAddAdjacent(left, total);
            Vector128<int> rows = Sse2.MultiplyAddAdjacent(left, Vector128<short>.One);
            Vector128<int> sums = Ssse3.HorizontalAdd(Ssse3.HorizontalAdd(squares, totals), Ssse3.HorizontalAdd(rows, rows));
            return (sums.GetElement(0), sums.GetElement(1), sums.GetElement(2));
        }

        (Vector128<int> low, Vector128<int> high) = Vector128.Widen(left);
        (Vector128<int> totalLow, Vector128<int> totalHigh) = Vector128.Widen(total);
        return (Vector128.Sum((low * low) + (high * high)), Vector128.Sum((low * totalLow) + (high * totalHigh)), Vector128.Sum(low + high));
    }
}
