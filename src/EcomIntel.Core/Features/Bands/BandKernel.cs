using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcomIntel;

/// <summary>
/// The bands of many prices, sixteen at a time: how many floors are at or below the price, less one. The lowest floor is 0, so a price below it is in
/// band −1, and so is the missing price, the lowest of all numbers.
/// </summary>
internal static class BandKernel
{
    private const int MostCompared = 48;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ReadOnlySpan<long> prices, ReadOnlySpan<long> floors, Span<sbyte> bands)
    {
        int i = 0;
        for (int end = Vector128<sbyte>.Count; end <= prices.Length && floors.Length <= MostCompared; i = end, end += Vector128<sbyte>.Count)
        {
            Vector256<short> counts = Vector256.Narrow(Count(prices.Slice(i, 8), floors), Count(prices.Slice(i + 8, 8), floors));
            (Vector128.Narrow(counts.GetLower(), counts.GetUpper()) - Vector128<sbyte>.One).CopyTo(bands[i..]);
        }

        for (; i < prices.Length; i++)
        {
            bands[i] = Of(prices[i], floors);
        }
    }

    /// <summary>The band of one price; −1 for none.</summary>
    public static sbyte Of(long price, ReadOnlySpan<long> floors) => (sbyte)(Count(price, floors) - 1);

    /// <summary>For each of eight prices the number of floors at or below it. A comparison that holds is −1, so taking it away counts one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector256<int> Count(ReadOnlySpan<long> prices, ReadOnlySpan<long> floors)
    {
        Vector256<long> lower = Vector256.Create(prices);
        Vector256<long> upper = Vector256.Create(prices[Vector256<long>.Count..]);
        Vector256<long> lowerCount = default;
        Vector256<long> upperCount = default;
        foreach (long floor in floors)
        {
            Vector256<long> least = Vector256.Create(floor);
            lowerCount -= Vector256.GreaterThanOrEqual(lower, least);
            upperCount -= Vector256.GreaterThanOrEqual(upper, least);
        }

        return Vector256.Narrow(lowerCount, upperCount);
    }

    /// <summary>The number of floors at or below a price by halving, without a branch that depends on the price.</summary>
    private static int Count(long price, ReadOnlySpan<long> floors)
    {
        int below = 0;
        for (int left = floors.Length; left > 1;)
        {
            int half = left / 2;
            below += floors[below + half - 1] <= price ? half : 0;
            left -= half;
        }

        return below + (floors[below] <= price ? 1 : 0);
    }
}
