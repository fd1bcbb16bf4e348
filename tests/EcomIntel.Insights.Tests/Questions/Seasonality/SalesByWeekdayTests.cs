namespace EcomIntel.Insights.Tests;

public class SalesByWeekdayTests
{
    [Fact]
    public void A_strong_weekday_is_named_with_its_ratio_and_what_to_do()
    {
        Claim claim = Shop.Ask(new SalesByWeekday(), Year(date => date.DayOfWeek == DayOfWeek.Saturday ? 20 : 10));

        claim.Verdict.Should().Be(Verdict.Supported);
        claim.Statement.Should().Be("Saturday had 2.00 times the orders of an average other weekday in this period.");
        claim.Effect.Should().BeApproximately(2, 0.01);
        claim.Action.Should().Contain("Saturday");
        claim.StatementIn(System.Globalization.CultureInfo.GetCultureInfo("de-DE")).Should().StartWith("Samstag had 2,00 times");
        claim.Charts.OfType<BarChart>().Single().Bars.Should().HaveCount(7);
    }

    [Fact]
    public void An_even_week_is_ruled_to_be_even()
    {
        Claim claim = Shop.Ask(new SalesByWeekday(), Year(_ => 60));

        claim.Verdict.Should().Be(Verdict.NotSupported);
        claim.Action.Should().BeNull();
    }

    [Fact]
    public void Less_than_four_weeks_cannot_answer() =>
        Shop.Ask(new SalesByWeekday(), Shop.Orders(Enumerable.Range(0, 27).Select(day => (Shop.Time("2025-01-01T12:00Z").AddDays(day), (string?)"a")))).Statement
            .Should().Be("The data covers fewer than four whole weeks, so weekdays cannot be compared.");

    private static CommerceDataset Year(Func<DateTimeOffset, int> orders) => Shop.Orders(
        from day in Enumerable.Range(0, 365)
        let date = Shop.Time("2025-01-01T12:00Z").AddDays(day)
        from order in Enumerable.Range(0, orders(date))
        select (date, (string?)$"c{(day * 31 + order * 17) % 500}"));
}
