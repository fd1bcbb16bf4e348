namespace EcomIntel.Recommendations.Tests;

/// <summary>Six products in three categories; b1 sells best of the books over the day, b2 at nine o'clock.</summary>
internal static class SmallShop
{
    public static readonly DateTimeOffset Nine = new(2025, 5, 5, 9, 30, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Evening = new(2025, 5, 5, 20, 30, 0, TimeSpan.Zero);

    private static readonly (string Product, int Hour, int Lines)[] Sales =
        [("b1", 20, 60), ("b1", 9, 4), ("b2", 9, 36), ("t1", 20, 30), ("t2", 9, 10), ("m1", 9, 10), ("m1", 20, 10)];

    public static CommerceDataset Dataset { get; } = Make();

    public static ShopPopularity Popularity { get; } = ShopPopularity.Learn(Dataset, RowSet.All(Dataset.Transactions.Count), smoothing: 50);

    private static CommerceDataset Make()
    {
        List<Transaction> lines = [];
        foreach ((string product, int hour, int count) in Sales)
        {
            for (int i = 0; i < count; i++)
            {
                DateTimeOffset time = new(2025, 1, 1 + (i % 28), hour, i % 60, lines.Count % 60, TimeSpan.Zero);
                lines.Add(new Transaction($"t{lines.Count}", time, $"c{lines.Count % 7}", product) { Quantity = 1, UnitPrice = 10 });
            }
        }

        lines.Add(new Transaction("return", Nine, "c1", "m2") { Kind = TransactionKind.Return, Quantity = -1, UnitPrice = 10 });
        lines.Add(new Transaction("unknown", Nine, "c1", "x") { Quantity = 1, UnitPrice = 10 });
        return CommerceDataset.FromRecords(lines, products:
        [
            new Product("b1", "Books", "Blue book", 12.5m), new Product("b2", "Books"), new Product("m1", "Maps"),
            new Product("m2", "Maps"), new Product("t1", "Toys"), new Product("t2", "Toys"), new Product("x"),
        ]);
    }
}
