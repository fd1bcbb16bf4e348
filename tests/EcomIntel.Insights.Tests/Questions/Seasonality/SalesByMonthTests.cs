namespace EcomIntel.Insights.Tests;

public class SalesByMonthTests
{
    [Fact]
    public void The_effect_is_the_ratio_of_daily_orders()
    {
        // 2025 with 4 orders a day, 8 in November, each of another customer.
        Claim claim = Shop.Ask(new SalesByMonth(), Year(day => day.Month == 11 ? 8 : 4));

        claim.Verdict.Should().Be(Verdict.Supported);
        claim.Effect.Should().BeApproximately(2, 1e-9);
        claim.Rows.Should().Be((335 * 4) + (30 * 8));
        claim.Statement.Should().Be("November 2025 had 2.00 times the orders a day of the other whole months in this period.");
    }

    [Fact]
    public void A_slump_is_named_where_no_month_stands_out()
    {
        Claim claim = Shop.Ask(new SalesByMonth(), Year(day => day.Month == 2 ? 2 : 4));

        claim.Verdict.Should().Be(Verdict.Supported);
        claim.Effect.Should().BeApproximately(0.5, 1e-9);
        claim.Statement.Should().StartWith("February 2025 had 0.50 times");
    }

    [Fact]
    public void A_partial_month_is_not_compared()
    {
        // All data of 2025 but the last ten days of December, which alone would make a slump.
        Claim claim = Shop.Ask(new SalesByMonth(), Year(day => day.DayOfYear <= 355 ? 4 : 0));

        claim.Verdict.Should().NotBe(Verdict.Supported);
        claim.Rows.Should().Be(334 * 4);
    }

    [Fact]
    public void The_lines_of_an_order_count_once()
    {
        IEnumerable<Transaction> lines = Days().SelectMany(day => Enumerable.Range(0, 4).SelectMany(order => Enumerable.Range(0, day.Month == 11 ? 5 : 1)
            .Select(line => new Transaction($"{day.DayOfYear}/{order}/{line}", day, $"c{day.DayOfYear}/{order}") { OrderId = $"{day.DayOfYear}/{order}" })));

        Claim claim = Shop.Ask(new SalesByMonth(), CommerceDataset.FromRecords(lines));

        claim.Effect.Should().BeApproximately(1, 1e-9);
        claim.Rows.Should().Be(365 * 4);
    }

    [Fact]
    public void Guests_and_returns_prove_nothing()
    {
        IEnumerable<Transaction> sales = Days().SelectMany(day => Enumerable.Range(0, 4).Select(i => new Transaction($"{day.DayOfYear}/{i}", day, $"c{day.DayOfYear}/{i}")));
        IEnumerable<Transaction> november = Days().Where(day => day.Month == 11).SelectMany(day => new[]
        {
            new Transaction($"guest{day.DayOfYear}", day),
            new Transaction($"return{day.DayOfYear}", day, $"c{day.DayOfYear}/0") { Kind = TransactionKind.Return },
        });

        Shop.Ask(new SalesByMonth(), CommerceDataset.FromRecords(sales.Concat(november))).Effect.Should().BeApproximately(1, 1e-9);
    }

    [Fact]
    public void Habits_of_a_few_are_no_season()
    {
        // 40 customers buy 60 times each, all in a favourite month: 2,400 orders in which plain χ² sees a season (p below 1e-9), but only 40 habits.
        Claim claim = Shop.Ask(new SalesByMonth(), Shop.Orders(Enumerable.Range(0, 40).SelectMany(customer =>
        {
            SeededRandom random = SeededRandom.For(3, "habit", customer);
            int month = 1 + random.NextInt32(12);
            return Enumerable.Range(0, 60).Select(i => (new DateTimeOffset(2025, month, 1 + (i % 28), 12, 0, 0, TimeSpan.Zero), (string?)$"c{customer}"))
                .Append((new DateTimeOffset(2025, 1, 1, 1, 0, 0, TimeSpan.Zero), $"c{customer}"))
                .Append((new DateTimeOffset(2025, 12, 31, 1, 0, 0, TimeSpan.Zero), $"c{customer}"));
        })));

        claim.EffectiveCustomers.Should().BeApproximately(40, 1e-9);
        claim.Verdict.Should().Be(Verdict.InsufficientEvidence);
        claim.PValue.Should().BeGreaterThan(0.05);
    }

    [Fact]
    public void One_crowded_day_is_no_season()
    {
        // 150 customers more, all on 5 November: the customers are many, the lucky day is one.
        Claim claim = Shop.Ask(new SalesByMonth(), Year(day => day is { Month: 11, Day: 5 } ? 154 : 4));

        claim.Verdict.Should().Be(Verdict.InsufficientEvidence);
        claim.PValue.Should().BeGreaterThan(0.05);
    }

    [Fact]
    public void Less_than_two_whole_months_cannot_be_compared()
    {
        Claim claim = Shop.Ask(new SalesByMonth(), Shop.Orders([(Shop.Time("2025-01-10T00:00Z"), "a"), (Shop.Time("2025-03-10T00:00Z"), "b")]));

        claim.Verdict.Should().Be(Verdict.InsufficientEvidence);
        claim.Effect.Should().BeNull();
        claim.Statement.Should().Be("The data covers fewer than two whole months, so months cannot be compared.");
    }

    [Fact]
    public void A_minimum_that_is_no_increase_is_refused()
    {
        Action act = () => _ = new SalesByMonth(minimumRatio: 1);

        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static IEnumerable<DateTimeOffset> Days() => Enumerable.Range(0, 365).Select(day => new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(day));

    private static CommerceDataset Year(Func<DateTimeOffset, int> ordersOf) =>
        Shop.Orders(Days().SelectMany(day => Enumerable.Range(0, ordersOf(day)).Select(i => (day, (string?)$"c{day.DayOfYear}/{i}"))));
}
