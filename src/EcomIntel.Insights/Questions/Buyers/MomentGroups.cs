namespace EcomIntel.Insights;

/// <summary>Groups orders by when they came.</summary>
internal static class MomentGroups
{
    private const int Hours = 24;
    private const int PartHours = 6;
    private const int DaysOfWeek = 7;
    private const int Months = 12;

    private static readonly DateOnly Monday = new(2024, 1, 1);

    public static IEnumerable<BuyerGroups> Of(CommerceDataset dataset, SaleOrders orders, LocalCalendar calendar)
    {
        int[] hours = Map(orders, calendar.HourOfDay);
        int latest = hours.Length == 0 ? -1 : hours.Max();
        if (hours.Any(hour => hour >= 0 && hour != latest))
        {
            yield return Make(
                dataset.Transactions,
                "hour_of_day",
                hours,
                Hours,
                hour => hour / PartHours,
                ["night", "morning", "afternoon", "evening"],
                [.. Enumerable.Range(0, Hours / PartHours).Select(part => (FormattableString)$"From {new TimeOnly(part * PartHours, 0):HH:mm} to {new TimeOnly((part + 1) * PartHours % Hours, 0):HH:mm}")]);
        }

        yield return Make(
            dataset.Transactions,
            "day_of_week",
            Map(orders, calendar.DayOfWeek),
            DaysOfWeek,
            day => day,
            [.. Enumerable.Range(0, DaysOfWeek).Select(day => Monday.AddDays(day).DayOfWeek.ToString().ToLowerInvariant())],
            [.. Enumerable.Range(0, DaysOfWeek).Select(day => (FormattableString)$"On {Monday.AddDays(day):dddd}")]);

        WholeMonths whole = WholeMonths.Of(dataset.Transactions, calendar);
        if (whole.Months.Length >= Months)
        {
            yield return Make(
                dataset.Transactions,
                "month",
                Map(orders, time => whole.PositionOf(calendar.LocalDay(time)) < 0 ? -1 : calendar.Month(time) - 1),
                Months,
                month => month,
                [.. Enumerable.Range(1, Months).Select(month => month.ToString("00", System.Globalization.CultureInfo.InvariantCulture))],
                [.. Enumerable.Range(1, Months).Select(month => (FormattableString)$"In {new DateOnly(2024, month, 1):MMMM}")]);
        }
    }

    private static int[] Map(SaleOrders orders, Func<long, int> part) =>
        [.. orders.Timestamps.Select((time, order) => orders.Customers[order] < 0 ? -1 : part(time))];

    private static BuyerGroups Make(TransactionTable transactions, string column, int[] byOrder, int period, Func<int, int> groupOf, string[] keys, FormattableString[] phrases)
    {
        int[] ofRow = new int[transactions.Count];
        for (int row = 0; row < ofRow.Length; row++)
        {
            int value = byOrder[transactions.Orders[row]];
            ofRow[row] = value < 0 ? -1 : groupOf(value);
        }

        return new BuyerGroups(column, keys, phrases, ofRow, [.. Enumerable.Range(0, keys.Length)]) { Cycle = (byOrder, period) };
    }
}
