namespace EcomIntel.AotApp;

internal static class RecordsCheck
{
    public static string Run()
    {
        CommerceDatasetBuilder builder = new();
        builder.Add(new Customer("c1", Age: 31));
        builder.Add(new Product("p1", Category: "Books"));
        builder.Add(new Transaction("t1", DateTimeOffset.UnixEpoch.AddSeconds(1), "c1", "p1") { Quantity = 2, UnitPrice = 9.99m });
        TransactionTable transactions = builder.Build().Transactions;

        Expect.Equal(1, transactions.Count);
        Expect.Equal(1_000_000, transactions.Timestamps[0]);
        Expect.Equal(199_800, transactions.Totals[0]);
        return $"{transactions.Count} transaction";
    }
}
