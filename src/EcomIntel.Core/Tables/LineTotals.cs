using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcomIntel;

/// <summary>Quantity × unit price over columns. Overflow is found when a dataset is made, so that the products can wait until they are asked for.</summary>
internal static class LineTotals
{
    private const int Chunk = 1 << 18;

    /// <summary>The total of a row that records none; <see cref="Money.Missing"/> where quantity or price is missing.</summary>
    public static long Of(int quantity, long price) =>
        quantity == TransactionTable.MissingQuantity || price == Money.Missing ? Money.Missing : unchecked(quantity * price);

    /// <summary>Refuses totals that a money column does not hold; a recorded total stands for the product and is not looked at.</summary>
    public static void ThrowIfOverflow(ReadOnlySpan<int> quantities, ReadOnlySpan<long> prices, ReadOnlySpan<long> totals)
    {
        // Below this bound no product with an Int32 can overflow, and the search for it is vectorised.
        const long Safe = 1L << 32;
        int row = 0;
        while (row < prices.Length && prices[row..].IndexOfAnyExceptInRange(-Safe, Safe - 1) is >= 0 and var next)
        {
            row += next;
            bool used = prices[row] != Money.Missing && quantities[row] != TransactionTable.MissingQuantity && (totals.IsEmpty || totals[row] == Money.Missing);
            Int128 total = used ? (Int128)prices[row] * quantities[row] : 0;
            if (total > long.MaxValue || total <= long.MinValue)
            {
                throw new OverflowException($"UnitPrices: row {row} has {prices[row]}, which times its quantity {quantities[row]} does not fit a money column.");
            }

            row++;
        }
    }

    /// <summary>Fills a column on as many threads as allowed.</summary>
    public static long[] Make(int[] quantities, long[] prices, int maxDegreeOfParallelism)
    {
        long[] totals = LargeArray.Uninitialized<long>(prices.Length);
        int chunks = (totals.Length + Chunk - 1) / Chunk;
        Parallel.For(0, chunks, new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism }, chunk =>
        {
            int from = chunk * Chunk;
            int length = Math.Min(Chunk, totals.Length - from);
            Multiply(quantities.AsSpan(from, length), prices.AsSpan(from, length), totals.AsSpan(from, length));
        });
        return totals;
    }

    /// <summary>A copy with the missing cells filled that can be; the same array where there are none.</summary>
    public static long[] Fill(long[] totals, int[] quantities, long[] prices)
    {
        long[] filled = totals;
        for (int row = Array.IndexOf(totals, Money.Missing); row >= 0; row = Array.IndexOf(totals, Money.Missing, row + 1))
        {
            long total = Of(quantities[row], prices[row]);
            if (total != Money.Missing)
            {
                filled = ReferenceEquals(filled, totals) ? [.. totals] : filled;
                filled[row] = total;
            }
        }

        return filled;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(ReadOnlySpan<int> quantities, ReadOnlySpan<long> prices, Span<long> totals)
    {
        int row = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<long> missing = Vector256.Create(Money.Missing);
            Vector256<long> missingQuantity = Vector256.Create((long)TransactionTable.MissingQuantity);
            for (; row <= totals.Length - Vector256<long>.Count; row += Vector256<long>.Count)
            {
                Vector256<long> price = Vector256.Create(prices.Slice(row, Vector256<long>.Count));
                Vector256<long> quantity = Vector256.WidenLower(Vector128.Create(quantities.Slice(row, Vector128<int>.Count)).ToVector256Unsafe());
                Vector256<long> unknown = Vector256.Equals(price, missing) | Vector256.Equals(quantity, missingQuantity);
                Vector256.ConditionalSelect(unknown, missing, price * quantity).CopyTo(totals[row..]);
            }
        }

        for (; row < totals.Length; row++)
        {
            totals[row] = Of(quantities[row], prices[row]);
        }
    }
}
