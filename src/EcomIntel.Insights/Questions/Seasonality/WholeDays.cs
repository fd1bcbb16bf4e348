namespace EcomIntel.Insights;

/// <summary>The local days that the data covers for sure: all but the first and the last, which it may hold only in part.</summary>
internal sealed record WholeDays(int First, int Count)
{
    public const int DaysOfTwoYears = 730;

    /// <summary>The position of a local day, counted from 0; −1 outside.</summary>
    public int PositionOf(int localDay) => localDay >= First && localDay < First + Count ? localDay - First : -1;

    /// <summary>Finds the days between those of the first and the last of the timestamps.</summary>
    public static WholeDays Of(ReadOnlySpan<long> timestamps, LocalCalendar calendar)
    {
        if (timestamps.IsEmpty)
        {
            return new WholeDays(0, 0);
        }

        long first = long.MaxValue;
        long last = long.MinValue;
        foreach (long timestamp in timestamps)
        {
            first = Math.Min(first, timestamp);
            last = Math.Max(last, timestamp);
        }

        int start = calendar.LocalDay(first) + 1;
        return new WholeDays(start, Math.Max(0, calendar.LocalDay(last) - start));
    }

    /// <summary>For each day, counted from any first one, the mean of its weekday ÷ that of all days.</summary>
    public static double[] WeekdayFactors(ReadOnlySpan<double> dailyRows)
    {
        const int DaysOfWeek = 7;
        double[] sums = new double[DaysOfWeek];
        double[] counts = new double[DaysOfWeek];
        double total = 0;
        for (int day = 0; day < dailyRows.Length; day++)
        {
            sums[day % DaysOfWeek] += dailyRows[day];
            counts[day % DaysOfWeek]++;
            total += dailyRows[day];
        }

        double mean = total / dailyRows.Length;
        double[] factors = new double[dailyRows.Length];
        for (int day = 0; day < factors.Length; day++)
        {
            factors[day] = mean > 0 ? sums[day % DaysOfWeek] / counts[day % DaysOfWeek] / mean : 1;
        }

        return factors;
    }

    /// <summary>For each day, counted from any first one, the mean of its four weeks ÷ that of all days: a strong month is no luck of its days, and four weeks hold each weekday alike.</summary>
    public static double[] FourWeekFactors(ReadOnlySpan<double> dailyRows)
    {
        const int FourWeeks = 28;
        double[] factors = new double[dailyRows.Length];
        for (int from = 0, to; from < factors.Length; from = to)
        {
            // What is left at the end is too short to stand by itself.
            to = factors.Length - from < 2 * FourWeeks ? factors.Length : from + FourWeeks;
            double sum = 0;
            foreach (double rows in dailyRows[from..to])
            {
                sum += rows;
            }

            Array.Fill(factors, sum / (to - from), from, to - from);
        }

        double mean = factors.Average();
        for (int day = 0; day < factors.Length; day++)
        {
            factors[day] = mean > 0 ? factors[day] / mean : 1;
        }

        return factors;
    }

    /// <summary>How often each local hour of the clock was passed on these days, in quarters of an hour; daylight saving makes a difference.</summary>
    public int[] QuartersOfHours(LocalCalendar calendar)
    {
        const long Quarter = EpochTime.MicrosecondsPerDay / 96;
        int[] quarters = new int[24];

        // No clock is more than a day away from UTC.
        for (long time = (First - 1) * EpochTime.MicrosecondsPerDay; time < (First + Count + 1L) * EpochTime.MicrosecondsPerDay; time += Quarter)
        {
            if (PositionOf(calendar.LocalDay(time)) >= 0)
            {
                quarters[calendar.HourOfDay(time)]++;
            }
        }

        return quarters;
    }
}
