using EcomIntel.Synthetic;

namespace EcomIntel.Insights.Tests;

public class DescriberTests
{
    private static readonly CommerceDataset Realistic = SyntheticWorld.Realistic(1, world => world.Transactions = 10_000).ToDataset();

    [Fact]
    public void Segments_have_names_and_hold_every_buyer()
    {
        ShopDescription segments = new CustomerSegments().Describe(Shop.Context(Realistic))!;

        segments.Charts.OfType<BarChart>().Single().Bars.Select(bar => FormattableString.Invariant(bar.Label))
            .Should().Equal("Champions", "Loyal", "New", "Promising", "At risk", "Asleep");
        segments.Charts.OfType<BarChart>().Single().Bars.Sum(bar => bar.Value).Should().Be(Realistic.Transactions.Customers.ToArray().Distinct().Count());
        segments.Tables.Single().Rows.Should().OnlyContain(row => row.Length == segments.Tables.Single().Columns.Length);
    }

    [Fact]
    public void Small_segments_are_not_shown() =>
        new CustomerSegments().Describe(Shop.Context(Realistic, new InsightOptions { MinimumGroupSize = 10_000 }))!.Tables.Single().Rows.Should().BeEmpty();

    [Fact]
    public void Whoever_is_away_for_twice_the_usual_time_is_at_risk()
    {
        // 40 customers order on days 0, 10 and 20; half of them again on day 50, the end.
        CommerceDataset dataset = Shop.Orders(
            from customer in Enumerable.Range(0, 40)
            from day in customer < 20 ? new[] { 0, 10, 20, 50 } : [0, 10, 20]
            select (Shop.Time("2025-01-01T00:00Z").AddDays(day), (string?)$"c{customer}"));

        ShopDescription next = new NextOrders().Describe(Shop.Context(dataset))!;

        next.Sentences.Select(FormattableString.Invariant).Should().Equal(
            "40 customers have ordered three times or more; half of them order again within 10 days.",
            "By their usual time 0 of them are due within 7 days and 20 within 30.",
            "20 are at risk: away for more than twice their usual time. Write to them first.");
    }

    [Fact]
    public void Movers_compare_whole_months_only()
    {
        CommerceDataset dataset = CommerceDataset.FromRecords(
            from day in Enumerable.Range(0, 135)
            from customer in Enumerable.Range(0, 12)
            select new Transaction($"t{day}-{customer}", Shop.Time("2025-01-01T12:00Z").AddDays(day), $"c{customer}", day is >= 90 and < 120 && customer % 2 == 0 ? "new" : "old"),
            products: [new Product("old", "Tea"), new Product("new", "Tea")]);

        ShopDescription movers = new ProductMovers().Describe(Shop.Context(dataset, new InsightOptions { MinimumGroupSize = 5 }))!;

        // January to April are whole, May is not; April sold 180 lines of each.
        movers.Tables.Single(table => table.Title == "Up most").Rows.Single().Select(FormattableString.Invariant).Should().Equal("Product new", "180", "0");
        movers.Tables.Single(table => table.Title == "Down most").Rows.Single().Select(FormattableString.Invariant).Should().Equal("Product old", "180", "360");
    }

    [Fact]
    public void A_shop_without_customers_has_nothing_to_describe()
    {
        InsightContext context = Shop.Context(CommerceDataset.FromRecords([]));

        new CustomerSegments().Describe(context).Should().BeNull();
        new NextOrders().Describe(context).Should().BeNull();
        new ProductMovers().Describe(context).Should().BeNull();
    }
}
