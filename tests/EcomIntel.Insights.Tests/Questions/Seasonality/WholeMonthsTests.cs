namespace EcomIntel.Insights.Tests;

public class WholeMonthsTests
{
    [Fact]
    public void Months_that_begin_before_or_end_after_the_data_are_left_out()
    {
        WholeMonths months = Of("UTC", "2025-02-19T00:00Z", "2025-07-01T00:00Z", "2026-02-19T00:00Z");

        months.Months.Should().HaveCount(11);
        months.Months[0].Should().Be(new DateOnly(2025, 3, 1));
        months.Months[^1].Should().Be(new DateOnly(2026, 1, 1));
        months.Days.Should().Equal(31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31);
        months.MonthOfDay.Length.Should().Be(months.Days.Sum());
    }

    [Fact]
    public void A_month_from_its_first_to_its_last_day_is_whole() =>
        Of("UTC", "2025-02-01T09:00Z", "2025-02-28T10:00Z").Months.Should().Equal(new DateOnly(2025, 2, 1));

    [Fact]
    public void Days_are_those_of_the_shops_clock()
    {
        // In Accra (UTC) the data begins on 1 February; in New York it is still January then.
        Of("Africa/Accra", "2025-02-01T02:00Z", "2025-03-01T12:00Z").Months.Should().Equal(new DateOnly(2025, 2, 1));
        Of("America/New_York", "2025-02-01T02:00Z", "2025-03-01T12:00Z").Months.Should().Equal(new DateOnly(2025, 2, 1));
        Of("America/New_York", "2025-02-01T06:00Z", "2025-03-01T04:00Z").Months.Should().Equal(new DateOnly(2025, 2, 1));
        Of("Asia/Tokyo", "2025-02-01T02:00Z", "2025-02-28T14:00Z").Months.Should().Equal(new DateOnly(2025, 2, 1));
        Of("Asia/Tokyo", "2025-02-01T16:00Z", "2025-02-28T14:00Z").Months.Should().BeEmpty();
    }

    [Fact]
    public void A_day_finds_its_month()
    {
        WholeMonths months = Of("UTC", "2025-01-31T00:00Z", "2025-03-31T00:00Z");
        int lastOfFebruary = new DateOnly(2025, 2, 28).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

        months.PositionOf(lastOfFebruary).Should().Be(27);
        months.MonthOfDay[27].Should().Be(0);
        months.MonthOfDay[28].Should().Be(1);
        months.PositionOf(lastOfFebruary - 28).Should().Be(-1);
        months.PositionOf(lastOfFebruary + 32).Should().Be(-1);
    }

    [Fact]
    public void No_data_has_no_months() => Of("UTC").Months.Should().BeEmpty();

    private static WholeMonths Of(string timeZone, params string[] times) =>
        WholeMonths.Of(Shop.Orders(times.Select(time => (Shop.Time(time), (string?)"c"))).Transactions, LocalCalendar.For(timeZone));
}
