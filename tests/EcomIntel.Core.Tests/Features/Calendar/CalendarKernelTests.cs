namespace EcomIntel.Core.Tests;

public class CalendarKernelTests
{
    private static readonly string[] Zones = ["UTC", "Europe/London", "Africa/Casablanca", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu"];

    [Property(MaxTest = 300)]
    public void Random_moments_in_any_order_get_what_the_scalar_calendar_says(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "moments");
        LocalCalendar calendar = LocalCalendar.For(Zones[random.NextInt32(Zones.Length)]);
        long[] moments = new long[random.NextInt32(400)];
        long start = At(1890 + random.NextInt32(220));
        int spread = random.NextInt32(4);
        for (int i = 0; i < moments.Length; i++)
        {
            moments[i] = start + spread switch
            {
                0 => random.NextInt32(int.MaxValue),
                1 => random.NextInt32(int.MaxValue) * 15_000L,
                2 => random.NextInt32(int.MaxValue) * 1_000_000L,
                _ => random.NextInt32(100) * 900_000_000L,
            };
        }

        if (random.NextInt32(2) == 0)
        {
            Array.Sort(moments);
        }

        Check(calendar, moments);
    }

    [Theory]
    [InlineData(1890, 1910)]
    [InlineData(2095, 2110)]
    public void Moments_across_the_ends_of_the_tables_get_what_the_scalar_calendar_says(int from, int to)
    {
        foreach (string zone in Zones)
        {
            long step = (At(to) - At(from)) / 20_000;
            Check(LocalCalendar.For(zone), [.. Enumerable.Range(0, 20_000).Select(i => At(from) + (i * step))]);
        }
    }

    [Fact]
    public void What_is_not_asked_for_is_left_out()
    {
        long[] moments = [.. Enumerable.Range(0, 100).Select(i => At(2024) + (i * 5_000_000_000L))];
        LocalCalendar utc = LocalCalendar.For("UTC");
        sbyte[] months = new sbyte[100];
        sbyte[] weekdays = new sbyte[100];
        CalendarKernel.Fill(utc, moments, default, default, months);
        CalendarKernel.Fill(utc, moments, default, weekdays, default);
        months.Should().Equal(moments.Select(moment => (sbyte)utc.Month(moment)));
        weekdays.Should().Equal(moments.Select(moment => (sbyte)utc.DayOfWeek(moment)));
    }

    private static void Check(LocalCalendar calendar, long[] moments)
    {
        sbyte[] hours = new sbyte[moments.Length];
        sbyte[] weekdays = new sbyte[moments.Length];
        sbyte[] months = new sbyte[moments.Length];
        CalendarKernel.Fill(calendar, moments, hours, weekdays, months);
        for (int i = 0; i < moments.Length; i++)
        {
            (int, int, int) expected = (calendar.HourOfDay(moments[i]), calendar.DayOfWeek(moments[i]), calendar.Month(moments[i]));
            if ((hours[i], weekdays[i], months[i]) != expected)
            {
                Assert.Fail($"{calendar.TimeZone}, {EpochTime.FromMicroseconds(moments[i]):O}: {(hours[i], weekdays[i], months[i])} and not {expected}.");
            }
        }
    }

    private static long At(int year) => EpochTime.ToMicroseconds(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
