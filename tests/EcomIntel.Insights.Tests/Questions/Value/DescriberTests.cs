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
    public void Customers_who_stopped_have_more_likely_left_than_not()
    {
        ShopDescription lifetimes = new CustomerLifetimes().Describe(Shop.Context(Weekly(customer => customer < 100 ? 26 : 52)))!;

        string[] sentences = [.. lifetimes.Sentences.Select(FormattableString.Invariant)];
        sentences.Should().HaveCount(2, "no revenue is known");
        sentences[0].Should().MatchRegex("^300 customers are expected to order [0-9,]+ times in the next 359 days. 100 of them have more likely left than not.$");
        sentences[1].Should().StartWith("Checked: from what was known on 28 August 2025 it would have foreseen ");
        lifetimes.Charts.OfType<BarChart>().Single().Bars.Sum(bar => bar.Value).Should().Be(300);
    }

    [Fact]
    public void A_model_that_did_not_foresee_the_last_third_says_so() =>
        new CustomerLifetimes().Describe(Shop.Context(Weekly(customer => customer == 0 ? 52 : 38)))!.Sentences.Select(FormattableString.Invariant).Last()
            .Should().StartWith("Do not plan with these numbers: ");

    [Fact]
    public void What_customers_bring_is_shared_out_among_them()
    {
        ShopDescription lifetimes = new CustomerLifetimes().Describe(Shop.Context(Realistic))!;

        lifetimes.Sentences.Should().HaveCount(4);
        DescriptionTable table = lifetimes.Tables.Single();
        table.Rows.Select(row => FormattableString.Invariant(row[0])).Should().Equal("the best tenth", "the next four tenths", "the other half");
        table.Rows.Should().OnlyContain(row => row.Length == table.Columns.Length);
        FormattableString.Invariant(lifetimes.Sentences[^1]).Should().StartWith("Checked: ", "customers of this world never leave and never change");
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
        new CustomerLifetimes().Describe(context).Should().BeNull();
        new ProductMovers().Describe(context).Should().BeNull();
    }

    /// <summary>300 customers who order once a week, each for so many weeks, on a weekday of their own.</summary>
    private static CommerceDataset Weekly(Func<int, int> weeks) => Shop.Orders(
        from customer in Enumerable.Range(0, 300)
        from week in Enumerable.Range(0, weeks(customer))
        select (Shop.Time("2025-01-01T12:00Z").AddDays((7 * week) + (customer % 3)), (string?)$"c{customer}"));
}
