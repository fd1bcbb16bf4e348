namespace EcomIntel.Insights;

/// <summary>
/// Do some weekdays see more orders than others? Claim <c>sales_by_weekday</c>, with <c>sales_by_weekday/saturday</c> for single ones. Counts orders of known customers
/// on whole days of the shop's time zone; the effect is the ratio of a weekday's orders a day to those of the other weekdays. Immutable; safe for any thread.
/// </summary>
public sealed class SalesByWeekday : IInsightQuestion
{
    private const int DaysOfWeek = 7;
    private const int LeastDays = 28;

    // A Monday: names of weekdays are those of its week, in the reader's language.
    private static readonly DateOnly Monday = new(2024, 1, 1);

    private static readonly TimeLevels Words = new(
        "sales_by_weekday",
        "orders a day ÷ those of the other weekdays",
        "Pearson χ² of orders by weekday against calendar days, second-order Rao–Scott correction (Rao and Scott, 1984); ratio simultaneous over the weekdays (max-t); "
            + "both with the covariance clustered by customer (CR3) and by day at once (Cameron, Gelbach and Miller, 2011)",
        level => Monday.AddDays(level).DayOfWeek.ToString().ToLowerInvariant(),
        level => $"{Monday.AddDays(level):dddd}",
        "an average other weekday",
        (level, high) => high
            ? $"Plan staff and delivery for {Monday.AddDays(level):dddd}, and put campaigns where customers already come."
            : (FormattableString)$"Give customers a reason to come on {Monday.AddDays(level):dddd}, or do the work of the shop then.");

    private readonly double _minimumRatio;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumRatio">The least ratio that would matter; 1.08 by default, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 1.</exception>
    public SalesByWeekday(double minimumRatio = 1.08)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(minimumRatio, 1);
        _minimumRatio = minimumRatio;
    }

    /// <inheritdoc/>
    public string Name => Words.Id;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        WholeDays days = WholeDays.Of(context.Dataset.Transactions.Timestamps, context.Calendar);
        if (days.Count < LeastDays)
        {
            return [Words.NotAnswerable($"The data covers fewer than four whole weeks, so weekdays cannot be compared.", _minimumRatio)];
        }

        SaleOrders orders = context.Orders;
        int[] weekdayOfDay = [.. Enumerable.Range(0, days.Count).Select(day => (int)((((days.First + day) % 7L) + 10) % 7))];
        int[] weekdayOfOrder = new int[orders.Customers.Length];
        int[] dayOfOrder = new int[weekdayOfOrder.Length];
        double[] dailyOrders = new double[days.Count];
        for (int order = 0; order < weekdayOfOrder.Length; order++)
        {
            int day = orders.Customers[order] < 0 ? -1 : days.PositionOf(context.Calendar.LocalDay(orders.Timestamps[order]));
            dayOfOrder[order] = day;
            weekdayOfOrder[order] = day < 0 ? -1 : weekdayOfDay[day];
            if (day >= 0)
            {
                dailyOrders[day]++;
            }
        }

        double[] expected = [.. Enumerable.Range(0, DaysOfWeek).Select(weekday => (double)weekdayOfDay.Count(other => other == weekday) / days.Count)];
        CustomerCounts counts = CustomerCounts.From(orders.Customers, weekdayOfOrder, DaysOfWeek);
        DayLevels byDay = new(dailyOrders, weekdayOfDay, WholeDays.FourWeekFactors(dailyOrders), DaysOfWeek);
        SquareMatrix within = byDay.ByCustomerWithinDay(orders.ByCustomer, dayOfOrder, values: null);
        LevelShares shares = new(counts, expected, ShareCovariance.ByBoth(ShareCovariance.ByCustomer(counts), byDay.ByDay(), within));
        return shares.IsSparse
            ? [Words.NotAnswerable($"There are too few orders of known customers to compare the weekdays.", _minimumRatio)]
            : [Words.Answer(shares, _minimumRatio, days.Count < WholeDays.DaysOfTwoYears ? " in this period" : string.Empty, context, effects => [Chart(shares, effects, days.Count, context)])];
    }

    private BarChart Chart(LevelShares shares, LevelEffect[] effects, int days, InsightContext context)
    {
        return new BarChart
        {
            Title = $"Orders a day by weekday",
            Unit = "orders a day",
            Reference = (double)shares.Customers.Whole / days,
            ReferenceLabel = "all days",
            Note = $"Intervals hold for all weekdays at once. Weekdays with fewer than {context.MinimumGroupSize} customers are left out.",
            Bars = [.. effects.Where(effect => shares.CustomersOf(effect.Level) >= context.MinimumGroupSize).Select(effect => new ChartBar(
                $"{Monday.AddDays(effect.Level):dddd}",
                Daily(effect.Level, effect.Value),
                new EffectInterval(Daily(effect.Level, effect.Interval.Low), Daily(effect.Level, effect.Interval.High)),
                effect.Interval.Low > 1 && effect.Value >= _minimumRatio))],
        };

        double Daily(int level, double ratio) => shares.ShareAt(level, ratio) * shares.Customers.Whole / (shares.ExpectedShare(level) * days);
    }
}
