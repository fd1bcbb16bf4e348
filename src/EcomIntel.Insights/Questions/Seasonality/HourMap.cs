namespace EcomIntel.Insights;

/// <summary>Counts orders by weekday and hour for a heat map that shows no small group.</summary>
internal sealed class HourMap(WholeDays days, LocalCalendar calendar, int minimumGroup)
{
    private const int Hours = 24;
    private const int DaysOfWeek = 7;
    private static readonly DateOnly Monday = new(2024, 1, 1);

    private readonly int[] _orders = new int[DaysOfWeek * Hours];
    private readonly HashSet<int>[] _customers = [.. Enumerable.Range(0, DaysOfWeek * Hours).Select(_ => new HashSet<int>())];

    public void Add(int day, int hour, int customer)
    {
        int cell = (WeekdayOf(day) * Hours) + hour;
        _orders[cell]++;
        if (_customers[cell].Count < minimumGroup)
        {
            _customers[cell].Add(customer);
        }
    }

    public HeatMapChart Chart()
    {
        double[] lasting = new double[DaysOfWeek];
        for (int day = 0; day < days.Count; day++)
        {
            lasting[WeekdayOf(day)]++;
        }

        return new HeatMapChart
        {
            Title = $"Orders an hour by weekday and hour ({calendar.TimeZone})",
            Unit = "orders an hour",
            Note = $"Hours with fewer than {minimumGroup} customers are left empty.",
            Rows = [.. Enumerable.Range(0, DaysOfWeek).Select(weekday => (FormattableString)$"{Monday.AddDays(weekday):ddd}")],
            Columns = [.. Enumerable.Range(0, Hours).Select(hour => (FormattableString)$"{new TimeOnly(hour, 0):HH:mm}")],
            Values = [.. _orders.Select((count, cell) => _customers[cell].Count < minimumGroup ? (double?)null : count / lasting[cell / Hours])],
        };
    }

    private int WeekdayOf(int day) => (int)((((days.First + day) % 7L) + 10) % 7);
}
