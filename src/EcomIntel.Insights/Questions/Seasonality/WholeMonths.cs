namespace EcomIntel.Insights;

/// <summary>The local months that the data covers from their first day to their last; the others are never compared with them.</summary>
internal sealed class WholeMonths
{
    private readonly int _firstDay;

    private WholeMonths(int firstDay, int[] monthOfDay, DateOnly[] months, int[] days)
    {
        _firstDay = firstDay;
        MonthOfDay = monthOfDay;
        Months = months;
        Days = days;
    }

    /// <summary>The first day of each month, in order.</summary>
    public DateOnly[] Months { get; }

    /// <summary>The number of days of each month.</summary>
    public int[] Days { get; }

    /// <summary>For each day from the first whole month's first to the last one's last, its month.</summary>
    public int[] MonthOfDay { get; }

    /// <summary>Each month's share of the days of all whole months.</summary>
    public double[] ShareOfDays => [.. Days.Select(days => (double)days / MonthOfDay.Length)];

    /// <summary>The position of a local day in <see cref="MonthOfDay"/>; −1 outside of whole months.</summary>
    public int PositionOf(int localDay) => localDay >= _firstDay && localDay < _firstDay + MonthOfDay.Length ? localDay - _firstDay : -1;

    /// <summary>Finds the months between the days of the first and the last transaction of any kind.</summary>
    public static WholeMonths Of(TransactionTable transactions, LocalCalendar calendar)
    {
        if (transactions.Count == 0)
        {
            return new WholeMonths(0, [], [], []);
        }

        long first = long.MaxValue;
        long last = long.MinValue;
        foreach (long timestamp in transactions.Timestamps)
        {
            first = Math.Min(first, timestamp);
            last = Math.Max(last, timestamp);
        }

        DateOnly start = calendar.DateOf(first);
        DateOnly month = start.Day == 1 ? start : new DateOnly(start.Year, start.Month, 1).AddMonths(1);
        DateOnly end = calendar.DateOf(last).AddDays(1);
        List<DateOnly> months = [];
        List<int> days = [];
        List<int> monthOfDay = [];
        int firstDay = calendar.LocalDay(first) + month.DayNumber - start.DayNumber;
        for (; month.AddMonths(1) <= end; month = month.AddMonths(1))
        {
            int length = DateTime.DaysInMonth(month.Year, month.Month);
            monthOfDay.AddRange(Enumerable.Repeat(months.Count, length));
            months.Add(month);
            days.Add(length);
        }

        return new WholeMonths(firstDay, [.. monthOfDay], [.. months], [.. days]);
    }
}
