namespace EcomIntel.Core.Tests;

/// <summary>
/// Small random shops: shared timestamps, missing values, guests, returns, and rows in any order. Only the first row and its customer miss
/// nothing, so that there always is something to learn.
/// </summary>
internal static class RandomShop
{
    public static CommerceDataset Make(int seed, int rows = 120)
    {
        (List<Transaction> transactions, List<Customer> customers, List<Product> products) = Records(seed, rows);
        return CommerceDataset.FromRecords(transactions, customers, products, Attributes);
    }

    public static AttributeDefinition[] Attributes { get; } =
        [new("tier", AttributeOwner.Customer), new("income", AttributeOwner.Customer, AttributeType.Numeric), new("channel", AttributeOwner.Transaction)];

    public static (List<Transaction> Transactions, List<Customer> Customers, List<Product> Products) Records(int seed, int rows)
    {
        SeededRandom random = SeededRandom.For(seed, "shop");
        int customerCount = 1 + random.NextInt32(6);
        List<Customer> customers = [];
        for (int i = 0; i < customerCount; i++)
        {
            int odds = i == 0 ? 0 : 6;
            Customer customer = new(
                $"c{i}",
                Maybe(ref random, odds) ? null : 18 + random.NextInt32(60),
                Maybe(ref random, odds) ? null : "MFX".Substring(random.NextInt32(3), 1),
                Maybe(ref random, odds) ? null : $"city{random.NextInt32(3)}");
            customers.Add(customer with
            {
                Attributes = customer.Attributes
                    .Add("tier", AttributeValue.Of(Maybe(ref random, odds) ? null : $"tier{random.NextInt32(3)}"))
                    .Add("income", AttributeValue.Of(Maybe(ref random, odds) ? double.NaN : random.NextDouble())),
            });
        }

        List<Product> products = [.. Enumerable.Range(0, 5).Select(i => new Product($"p{i}", i == 4 ? null : $"category{i % 3}"))];
        DateTimeOffset start = new(2024, 10, 20, 0, 0, 0, TimeSpan.Zero);
        List<Transaction> transactions = [];
        for (int i = 0; i < rows; i++)
        {
            int odds = i == 0 ? 0 : 6;
            TimeSpan after = random.NextInt32(3) switch
            {
                0 => TimeSpan.FromDays(random.NextInt32(20)),
                1 => TimeSpan.FromHours(random.NextInt32(50)),
                _ => TimeSpan.FromMicroseconds(random.NextInt32(60_000_000) * 1000L),
            };
            string? customer = i == 0 ? "c0" : random.NextInt32(customerCount + 1) is var who && who < customerCount ? $"c{who}" : null;
            Transaction transaction = new($"t{i}", start + after, customer, Maybe(ref random, odds) ? null : $"p{random.NextInt32(i == 0 ? 4 : 5)}")
            {
                Quantity = Maybe(ref random, odds) ? null : 1 + random.NextInt32(4),
                UnitPrice = Maybe(ref random, odds) ? null : random.NextInt32(4_000_000) / 10_000m,
                Total = random.NextInt32(3) == 0 ? (random.NextInt32(9_000_000) - 1_000_000) / 10_000m : null,
                Kind = random.NextInt32(8) == 0 ? (TransactionKind)(1 + random.NextInt32(2)) : TransactionKind.Sale,
            };
            transactions.Add(transaction with { Attributes = transaction.Attributes.Add("channel", AttributeValue.Of(Maybe(ref random, odds) ? null : random.NextInt32(2) == 0 ? "web" : "shop")) });
        }

        return (transactions, customers, products);
    }

    private static bool Maybe(ref SeededRandom random, int odds) => odds > 0 && random.NextInt32(odds) == 0;
}
