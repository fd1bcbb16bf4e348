namespace EcomIntel.Insights;

/// <summary>
/// Do some hours see more orders than others? Claim <c>sales_by_hour</c>, with <c>sales_by_hour/18</c> for single hours. Counts orders of known customers on whole days,
/// by the clock of the shop's time zone; the effect is the ratio of an hour's orders to those of the other hours. Immutable; safe for any thread.
/// </summary>
public sealed class SalesByHour : IInsightQuestion
{
    private const int Hours = 24;
    private const int LeastDays = 14;

    private static readonly TimeLevels Words = new(
        "sales_by_hour",
        "orders an hour ÷ those of the other hours",
        "Pearson χ² of orders by hour against the hours of the local clock, second-order Rao–Scott correction (Rao and Scott, 1984); ratio simultaneous over the hours (max-t); "
            + "both with the covariance clustered by customer (CR3) and by day at once (Cameron, Gelbach and Miller, 2011)",
        level => level.ToString("00", System.Globalization.CultureInfo.InvariantCulture),
        level => $"{new TimeOnly(level, 0):HH:mm} to {new TimeOnly((level + 1) % Hours, 0):HH:mm}",
        "an average other hour",
        (level, high) => high
            ? $"Be ready from {new TimeOnly(level, 0):HH:mm} on: answer, pack and advertise when customers order."
            : (FormattableString)$"Use the hour from {new TimeOnly(level, 0):HH:mm} for maintenance and stock.");

    private readonly double _minimumRatio;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumRatio">The least ratio that would matter; 1.10 by default, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 1.</exception>
    public SalesByHour(double minimumRatio = 1.10)
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
            return [Words.NotAnswerable($"The data covers fewer than two whole weeks, so hours cannot be compared.", _minimumRatio)];
        }

        SaleOrders orders = context.Orders;
        int[] hourOfOrder = new int[orders.Customers.Length];
        int[] dayOfOrder = new int[hourOfOrder.Length];
        HourMap map = new(days, context.Calendar, context.MinimumGroupSize);
        for (int order = 0; order < hourOfOrder.Length; order++)
        {
            dayOfOrder[order] = orders.Customers[order] < 0 ? -1 : days.PositionOf(context.Calendar.LocalDay(orders.Timestamps[order]));
            hourOfOrder[order] = dayOfOrder[order] < 0 ? -1 : context.Calendar.HourOfDay(orders.Timestamps[order]);
            if (dayOfOrder[order] >= 0)
            {
                map.Add(dayOfOrder[order], hourOfOrder[order], orders.Customers[order]);
            }
        }

        CustomerCounts counts = CustomerCounts.From(orders.Customers, hourOfOrder, Hours);
        if (counts.Totals.Any(total => total == counts.Total))
        {
            return [Words.NotAnswerable($"All orders are of one hour: the data does not say at what time of the day they came.", _minimumRatio)];
        }

        int[] quarters = days.QuartersOfHours(context.Calendar);
        double[] expected = [.. quarters.Select(count => (double)count / quarters.Sum())];
        ShareCovariance byDay = ShareCovariance.ByCustomer(CustomerCounts.From(dayOfOrder, hourOfOrder, Hours));
        SquareMatrix within = CustomerDays.Covariance(orders.ByCustomer, dayOfOrder, hourOfOrder, counts);
        LevelShares shares = new(counts, expected, ShareCovariance.ByBoth(ShareCovariance.ByCustomer(counts), byDay, within));
        return shares.IsSparse
            ? [Words.NotAnswerable($"There are too few orders of known customers to compare the hours.", _minimumRatio)]
            : [Words.Answer(shares, _minimumRatio, days.Count < WholeDays.DaysOfTwoYears ? " in this period" : string.Empty, context, effects => [Chart(shares, effects, days.Count, context), map.Chart()])];
    }

    private BarChart Chart(LevelShares shares, LevelEffect[] effects, int days, InsightContext context)
    {
        return new BarChart
        {
            Title = $"Orders by hour of the day",
            Unit = "orders an hour",
            Reference = (double)shares.Customers.Whole / (days * Hours),
            ReferenceLabel = "all hours",
            Note = $"Intervals hold for all hours at once. Hours with fewer than {context.MinimumGroupSize} customers are left out.",
            Bars = [.. effects.Where(effect => shares.CustomersOf(effect.Level) >= context.MinimumGroupSize).Select(effect => new ChartBar(
                $"{new TimeOnly(effect.Level, 0):HH:mm}",
                Hourly(effect.Level, effect.Value),
                new EffectInterval(Hourly(effect.Level, effect.Interval.Low), Hourly(effect.Level, effect.Interval.High)),
                effect.Interval.Low > 1 && effect.Value >= _minimumRatio))],
        };

        double Hourly(int level, double ratio) => shares.ShareAt(level, ratio) * shares.Customers.Whole / (shares.ExpectedShare(level) * Hours * days);
    }
}
