namespace EcomIntel.Insights;

/// <summary>How many customers ordered on each whole day, and how many were to be expected from the weeks around it.</summary>
internal sealed class DailyCustomers
{
    private const int DaysAround = 14;

    // The median of the square of a normal number.
    private const double MedianSquare = 0.4549364;

    private DailyCustomers(WholeDays days, int[] counts, double[] expected, double dispersion)
    {
        Days = days;
        Counts = counts;
        Expected = expected;
        Dispersion = dispersion;
    }

    public WholeDays Days { get; }

    /// <summary>For each day the customers with an order: whoever orders ten times counts once.</summary>
    public int[] Counts { get; }

    /// <summary>For each day what the two weeks before and after have, each day brought to this weekday's level.</summary>
    public double[] Expected { get; }

    /// <summary>How much more days vary than chance has it; at least 1, and made from the middle of the days so that odd ones do not hide themselves.</summary>
    public double Dispersion { get; }

    public static DailyCustomers Of(SaleOrders orders, WholeDays days, LocalCalendar calendar)
    {
        int[] counts = new int[days.Count];

        // For each day the last customer who was seen on it: customers come one after the other.
        int[] seen = new int[days.Count];
        Array.Fill(seen, -1);
        for (int customer = 0; customer < orders.ByCustomer.Count; customer++)
        {
            foreach (int order in orders.ByCustomer[customer])
            {
                int day = days.PositionOf(calendar.LocalDay(orders.Timestamps[order]));
                if (day >= 0 && seen[day] != customer)
                {
                    seen[day] = customer;
                    counts[day]++;
                }
            }
        }

        double[] weekdays = WholeDays.WeekdayFactors([.. counts.Select(count => (double)count)]);
        double[] expected = new double[counts.Length];
        for (int day = 0; day < counts.Length; day++)
        {
            double sum = 0;
            double factors = 0;
            for (int other = Math.Max(0, day - DaysAround); other <= Math.Min(counts.Length - 1, day + DaysAround); other++)
            {
                sum += other == day ? 0 : counts[other];
                factors += other == day ? 0 : weekdays[other];
            }

            expected[day] = factors > 0 ? weekdays[day] * sum / factors : 0;
        }

        double[] squares = [.. counts.Select((count, day) => (count, expected[day])).Where(pair => pair.Item2 > 0)
            .Select(pair => (pair.count - pair.Item2) * (pair.count - pair.Item2) / pair.Item2).Order()];
        double dispersion = squares.Length == 0 ? 1 : Math.Max(1, squares[squares.Length / 2] / MedianSquare);
        return new DailyCustomers(days, counts, expected, dispersion);
    }
}
