using System.Globalization;

namespace EcomIntel.Benchmarks;

/// <summary>
/// A year of sales, the same for the same seed on any number of threads: whole seconds spread evenly over the year, customers drawn evenly, one row
/// in 50 a further line of the order before (so that timestamps tie), 1 to 5 pieces, prices of 0.50 to 300.00 with one in 16 right on a band's edge.
/// </summary>
public static class ShopGenerator
{
    private const int Chunk = 1 << 16;
    private const long Second = 1_000_000;
    private const long SecondsPerYear = 365 * 86_400L;
    private static readonly long Start = EpochTime.ToMicroseconds(new DateTimeOffset(2024, 7, 1, 0, 0, 0, TimeSpan.Zero));

    public static ShopColumns Make(int rows, int customers, long seed, bool shuffled)
    {
        ShopColumns shop = new(new long[rows], new int[rows], new int[rows], new long[rows], new long[rows], new Customer[customers]);
        Parallel.For(0, (rows + Chunk - 1) / Chunk, chunk => Fill(shop, seed, chunk));
        Parallel.For(0, customers, code => shop.Customers[code] = new Customer(code.ToString(CultureInfo.InvariantCulture)));
        if (shuffled)
        {
            Shuffle(shop, seed);
        }

        return shop;
    }

    /// <summary>Each chunk has a part of the year of its own, in proportion to its rows, so that sorting within chunks sorts everything.</summary>
    private static void Fill(ShopColumns shop, long seed, int chunk)
    {
        SeededRandom random = SeededRandom.For(seed, "rows", chunk);
        int from = chunk * Chunk;
        int to = Math.Min(from + Chunk, shop.Rows);
        long first = (long)((Int128)SecondsPerYear * from / shop.Rows);
        long last = (long)((Int128)SecondsPerYear * to / shop.Rows);
        Span<long> times = shop.Timestamps.AsSpan(from..to);
        foreach (ref long time in times)
        {
            time = Start + ((first + (long)(random.NextDouble() * (last - first))) * Second);
        }

        times.Sort();
        for (int row = from; row < to; row++)
        {
            bool further = row > from && random.NextInt32(50) == 0;
            if (further)
            {
                shop.Timestamps[row] = shop.Timestamps[row - 1];
            }

            shop.CustomerCodes[row] = further ? shop.CustomerCodes[row - 1] : random.NextInt32(shop.Customers.Length);
            shop.Quantities[row] = 1 + random.NextInt32(5);
            shop.UnitPrices[row] = random.NextInt32(16) switch
            {
                0 => (random.NextInt32(2) == 0 ? 50 : 200) * Money.Scale,
                _ => (50 + random.NextInt32(29_951)) * (Money.Scale / 100),
            };
            shop.Totals[row] = shop.Quantities[row] * shop.UnitPrices[row];
        }
    }

    private static void Shuffle(ShopColumns shop, long seed)
    {
        int[] order = new int[shop.Rows];
        for (int row = 0; row < order.Length; row++)
        {
            order[row] = row;
        }

        SeededRandom.For(seed, "order").Shuffle(order.AsSpan());
        Parallel.Invoke(
            () => Permute(shop.Timestamps, order),
            () => Permute(shop.CustomerCodes, order),
            () => Permute(shop.Quantities, order),
            () => Permute(shop.UnitPrices, order),
            () => Permute(shop.Totals, order));
    }

    private static void Permute<T>(T[] column, int[] order)
    {
        T[] before = [.. column];
        for (int row = 0; row < column.Length; row++)
        {
            column[row] = before[order[row]];
        }
    }
}
