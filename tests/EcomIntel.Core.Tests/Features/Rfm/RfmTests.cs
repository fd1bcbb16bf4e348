namespace EcomIntel.Core.Tests;

public class RfmTests
{
    private static readonly DateTimeOffset Moment = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Recency_is_whole_days_rounded_down_frequency_distinct_orders_and_monetary_the_sum()
    {
        CommerceDataset shop = CommerceDataset.FromRecords(
        [
            Line("1", 10, "c1", "o1", 5m), Line("2", 10, "c1", "o1", 7m), Line("3", 1.999, "c1", "o2", null), Line("4", 1.5, "c1", "o3", 100m) with { Kind = TransactionKind.Return },
            Line("5", 0.001, "c2", null, 1.25m), Line("6", 0.001, "c2", null, 1m),
            Line("7", 0, "c3", "o4", 9m), Line("8", -1, "c2", "o5", 9m), Line("9", 3, null, "o6", 9m),
        ]);
        Rfm.AsOf(shop, Moment).Should().Equal(new Rfm("c1", 1, 2, 12m), new Rfm("c2", 0, 2, 2.25m));
    }

    [Property(MaxTest = 50)]
    public void The_values_are_what_grouping_records_gives(int seed)
    {
        (List<Transaction> rows, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, 60);
        DateTimeOffset moment = new(2024, 11, 2, 0, 0, 0, TimeSpan.Zero);
        IEnumerable<Rfm> expected =
            from row in rows
            where row.Kind == TransactionKind.Sale && row.Timestamp < moment && row.CustomerId is not null
            group row by row.CustomerId into sales
            select new Rfm(sales.Key, (moment - sales.Max(row => row.Timestamp)).Days, sales.Count(), NaiveFeatures.Sum(sales));
        Rfm.AsOf(CommerceDataset.FromRecords(rows, customers, products), moment).Should().BeEquivalentTo(expected);
    }

    private static Transaction Line(string id, double daysBefore, string? customer, string? order, decimal? total) =>
        new(id, Moment.AddDays(-daysBefore), customer) { OrderId = order, Total = total };
}
