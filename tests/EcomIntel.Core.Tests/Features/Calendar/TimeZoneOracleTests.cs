namespace EcomIntel.Core.Tests;

/// <summary>The oracle is <see cref="TimeZoneInfo"/>: what it says of each moment, the calendar must say one by one and for columns of moments.</summary>
public class TimeZoneOracleTests
{
    private const long Second = 1_000_000;
    private const long Hour = 3600 * Second;

    public static TheoryData<string> Zones { get; } =
    [
        "UTC", "Africa/Accra", "Africa/Casablanca", "America/New_York", "America/St_Johns", "Asia/Kathmandu", "Asia/Tehran",
        "Australia/Lord_Howe", "Europe/London", "Pacific/Apia", "Pacific/Chatham",
    ];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Every_hour_of_1990_to_2050_is_what_the_time_zone_says(string name)
    {
        long start = At(1990);
        long[] moments = new long[(At(2051) - start) / Hour];
        for (int i = 0; i < moments.Length; i++)
        {
            moments[i] = start + (i * Hour);
        }

        Check(name, moments, seed: 1);
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void The_half_hours_and_the_microseconds_around_each_change_are_what_the_time_zone_says(string name)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        List<long> moments = [];
        for (long from = At(1990); from < At(2051); from += 6 * Hour)
        {
            if (Offset(zone, from) != Offset(zone, from + (6 * Hour)))
            {
                long change = Change(zone, from, from + (6 * Hour));
                for (int i = -24; i <= 24; i++)
                {
                    moments.AddRange([change + (i * Hour / 2), change + (i * Second), change + i]);
                }
            }
        }

        // In the order of time many rows share an hour, which are filled at once.
        moments.Sort();
        Check(name, [.. moments.SelectMany(moment => Enumerable.Repeat(moment, 3))], seed: 2);
        (name is "UTC" or "Africa/Accra" or "Asia/Kathmandu").Should().Be(moments.Count == 0, "these clocks never changed in these years, all others did");
    }

    private static void Check(string name, long[] moments, int seed)
    {
        LocalCalendar calendar = LocalCalendar.For(name);
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        (sbyte Hour, sbyte Weekday, sbyte Month, int Day)[] expected = new (sbyte, sbyte, sbyte, int)[moments.Length];
        for (int i = 0; i < moments.Length; i++)
        {
            DateTime local = TimeZoneInfo.ConvertTime(EpochTime.FromMicroseconds(moments[i]), zone).DateTime;
            expected[i] = ((sbyte)local.Hour, (sbyte)(((int)local.DayOfWeek + 6) % 7), (sbyte)local.Month, (local.Date - DateTime.UnixEpoch).Days);
            Expect(expected[i], ((sbyte)calendar.HourOfDay(moments[i]), (sbyte)calendar.DayOfWeek(moments[i]), (sbyte)calendar.Month(moments[i]), calendar.LocalDay(moments[i])), name, moments[i]);
        }

        CheckColumns(calendar, moments, expected);
        SeededRandom random = SeededRandom.For(seed, name);
        int[] order = [.. Enumerable.Range(0, moments.Length)];
        random.Shuffle(order.AsSpan());
        CheckColumns(calendar, [.. order.Select(i => moments[i])], [.. order.Select(i => expected[i])]);
    }

    private static void CheckColumns(LocalCalendar calendar, long[] moments, (sbyte Hour, sbyte Weekday, sbyte Month, int Day)[] expected)
    {
        sbyte[] hours = new sbyte[moments.Length];
        sbyte[] weekdays = new sbyte[moments.Length];
        sbyte[] months = new sbyte[moments.Length];
        CalendarKernel.Fill(calendar, moments, hours, weekdays, months);
        for (int i = 0; i < moments.Length; i++)
        {
            Expect(expected[i], (hours[i], weekdays[i], months[i], expected[i].Day), calendar.TimeZone, moments[i]);
        }
    }

    private static void Expect((sbyte Hour, sbyte Weekday, sbyte Month, int Day) expected, (sbyte, sbyte, sbyte, int) actual, string zone, long moment)
    {
        if (expected != actual)
        {
            Assert.Fail($"In {zone} {EpochTime.FromMicroseconds(moment):O} is {expected}, but the calendar says {actual}.");
        }
    }

    private static long Change(TimeZoneInfo zone, long from, long to)
    {
        long before = Offset(zone, from);
        while (to - from > 1)
        {
            long middle = (from + to) / 2;
            (from, to) = Offset(zone, middle) == before ? (middle, to) : (from, middle);
        }

        return to;
    }

    private static long Offset(TimeZoneInfo zone, long moment) => zone.GetUtcOffset(EpochTime.FromMicroseconds(moment)).Ticks;

    private static long At(int year) => EpochTime.ToMicroseconds(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
