namespace EcomIntel.Insights.Tests;

public class SalesByHourTests
{
    [Fact]
    public void A_strong_hour_is_named_by_the_local_clock()
    {
        Claim claim = Shop.Ask(new SalesByHour(), Days(100, hour => hour == 18 ? 6 : 2), new InsightOptions { TimeZone = "Africa/Lagos" });

        claim.Verdict.Should().Be(Verdict.Supported);
        claim.Statement.Should().Be("19:00 to 20:00 had 3.00 times the orders of an average other hour in this period.");
        claim.Charts.OfType<HeatMapChart>().Single().Columns.Should().HaveCount(24);
    }

    [Fact]
    public void An_hour_that_the_clock_skips_is_expected_less_often() =>
        new WholeDays(LocalCalendar.For("Europe/London").LocalDay(EpochTime.ToMicroseconds(Shop.Time("2025-03-30T12:00Z"))), 1)
            .QuartersOfHours(LocalCalendar.For("Europe/London")).Should().Equal([4, 0, .. Enumerable.Repeat(4, 22)]);

    [Fact]
    public void Dates_without_times_cannot_answer() =>
        Shop.Ask(new SalesByHour(), Days(100, hour => hour == 0 ? 6 : 0)).Statement
            .Should().Be("All orders are of one hour: the data does not say at what time of the day they came.");

    [Fact]
    public void Hours_of_too_few_customers_are_left_empty()
    {
        HourMap map = new(new WholeDays(0, 7), LocalCalendar.For("UTC"), minimumGroup: 2);
        map.Add(0, 5, customer: 1);
        map.Add(0, 5, customer: 1);
        map.Add(0, 6, customer: 1);
        map.Add(0, 6, customer: 2);

        HeatMapChart chart = map.Chart();

        // The epoch's first day was a Thursday.
        chart.At(3, 5).Should().BeNull();
        chart.At(3, 6).Should().Be(2);
    }

    private static CommerceDataset Days(int days, Func<int, int> orders) => Shop.Orders(
        from day in Enumerable.Range(0, days)
        from hour in Enumerable.Range(0, 24)
        from order in Enumerable.Range(0, orders(hour))
        select (Shop.Time("2025-01-01T00:30Z").AddDays(day).AddHours(hour), (string?)$"c{(day * 7 + hour * 3 + order * 11) % 200}"));
}
