using System.Globalization;

namespace EcomIntel.Core.Tests;

/// <summary>Random flat rows of which many are dirty, out of small sets so that rows, ids and customers meet.</summary>
internal static class DirtyRows
{
    public static string[] Texts(int seed, int count)
    {
        SeededRandom random = SeededRandom.For(seed, "dirt");
        string[] rows = new string[count];
        for (int i = 0; i < count; i++)
        {
            rows[i] = random.NextInt32(40) == 0 ? "broken,row" : string.Join(',',
                Pick(ref random, $"t{i}", $"t{i}", $"t{i}", $"t{i / 2}", ""),
                Pick(ref random, "2025-01-02 03:04:05", "2025-02-03", "2025-03-30T01:30:00", "2025-01-05 10:00:00Z", "soon", "1800-01-01", ""),
                Pick(ref random, "c1", "c2", "c3", "c4", ""),
                Pick(ref random, "20", "30", "40.0", "", "-1", "many"),
                Pick(ref random, "F", "M", "", "NA"),
                Pick(ref random, "Accra", "\"Ho, East\"", ""),
                Pick(ref random, "p1", "p2", "p3", ""),
                Pick(ref random, "Books", "Toys", ""),
                Pick(ref random, "1", "2", "3", "-1", "0", "", "1.5"),
                Pick(ref random, "9.99", "10", "0.12345", "-1", "", "1e20"),
                Pick(ref random, "9.99", "19.98", "", "30", "x"));
        }

        return rows;
    }

    public static List<Transaction> Records(int seed, int count)
    {
        SeededRandom random = SeededRandom.For(seed, "records");
        List<Transaction> rows = [];
        for (int i = 0; i < count; i++)
        {
            rows.Add(new Transaction(
                Pick(ref random, $"t{i}", $"t{i}", $"t{i / 2}", ""),
                new DateTimeOffset(random.NextInt32(12) == 0 ? 1950 : 2025, 1, 1 + random.NextInt32(28), random.NextInt32(24), 0, 0, TimeSpan.FromHours(random.NextInt32(5) - 2)),
                Pick(ref random, "c1", "c2", "c3", ""),
                Pick(ref random, "p1", "p2", ""))
            {
                OrderId = Pick(ref random, "o1", "o2", ""),
                Quantity = random.NextInt32(8) is 0 ? null : random.NextInt32(6) - 1,
                UnitPrice = random.NextInt32(8) is 0 ? null : (random.NextInt32(30_000) - 1_000) / 3000m,
                Total = random.NextInt32(3) is 0 ? null : random.NextInt32(300) / 10m,
                Kind = (TransactionKind)Math.Max(0, random.NextInt32(8) - 5),
            });
        }

        return rows;
    }

    public static string Csv(IEnumerable<Transaction> rows) => string.Join('\n',
    [
        "transaction_id,order_id,timestamp,customer_id,product_id,quantity,price_per_item,total_price,transaction_kind",
        .. rows.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row.Id},{row.OrderId},{row.Timestamp:O},{row.CustomerId},{row.ProductId},{row.Quantity},{row.UnitPrice},{row.Total},{(row.Kind == TransactionKind.Sale ? "" : row.Kind.ToString())}")),
    ]);

    private static string Pick(ref SeededRandom random, params ReadOnlySpan<string> values) => values[random.NextInt32(values.Length)];
}
