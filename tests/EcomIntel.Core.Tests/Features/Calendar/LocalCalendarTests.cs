namespace EcomIntel.Core.Tests;

public class LocalCalendarTests
{
    [Theory]
    [InlineData("Europe/London", 2024, 3, 31, 1)]
    [InlineData("America/New_York", 2024, 11, 3, 6)]
    [InlineData("Australia/Lord_Howe", 2024, 4, 6, 15)]
    public void The_clock_changes_at_the_very_microsecond(string name, int year, int month, int day, int hourUtc)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        LocalCalendar calendar = LocalCalendar.For(name);
        long change = At(year, month, day, hourUtc);
        long before = calendar.ToLocal(change - 1) - (change - 1);
        long after = calendar.ToLocal(change) - change;
        before.Should().NotBe(after);
        before.Should().Be(zone.GetUtcOffset(EpochTime.FromMicroseconds(change - 1)).Ticks / TimeSpan.TicksPerMicrosecond);
        after.Should().Be(zone.GetUtcOffset(EpochTime.FromMicroseconds(change)).Ticks / TimeSpan.TicksPerMicrosecond);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1850)]
    [InlineData(2300)]
    [InlineData(9999)]
    public void Years_outside_the_table_are_asked_of_the_zone(int year)
    {
        long moment = At(year, 7, 1, 22);
        DateTime local = TimeZoneInfo.ConvertTime(EpochTime.FromMicroseconds(moment), TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).DateTime;
        LocalCalendar calendar = LocalCalendar.For("America/New_York");
        (calendar.HourOfDay(moment), calendar.DateOf(moment)).Should().Be((local.Hour, DateOnly.FromDateTime(local)));
    }

    [Fact]
    public void Weekdays_begin_with_Monday_also_before_1970()
    {
        LocalCalendar utc = LocalCalendar.For("UTC");
        utc.DayOfWeek(At(2025, 12, 29)).Should().Be(0);
        utc.DayOfWeek(At(2025, 12, 28)).Should().Be(6);
        utc.DayOfWeek(At(1969, 12, 29)).Should().Be(0);
        utc.DayOfWeek(At(1969, 12, 29) - 1).Should().Be(6);
        utc.LocalDay(-1).Should().Be(-1);
        utc.HourOfDay(-1).Should().Be(23);
    }

    [Fact]
    public void An_unknown_zone_is_named() =>
        FluentActions.Invoking(() => LocalCalendar.For("Mars/Olympus")).Should().Throw<ArgumentException>().WithMessage("*'Mars/Olympus' is unknown*");

    private static long At(int year, int month, int day, int hour = 0) => EpochTime.ToMicroseconds(new DateTimeOffset(year, month, day, hour, 0, 0, TimeSpan.Zero));
}
