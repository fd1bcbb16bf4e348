namespace EcomIntel.Insights;

/// <summary>
/// Do some months see more orders a day than others? Claim <c>sales_by_month</c>, with <c>sales_by_month/2025-11</c> for single months. Counts orders of known
/// customers in whole months of the shop's time zone; the effect is the ratio of a month's daily orders to those of the other months. Immutable; safe for any thread.
/// </summary>
public sealed class SalesByMonth : IInsightQuestion
{
    private const string Id = "sales_by_month";
    private const string Unit = "orders a day ÷ those of the other months";
    private const string Method =
        "Pearson χ² of orders by whole month against calendar days, second-order Rao–Scott correction (Rao and Scott, 1984) by customer and by day, the larger p; "
        + "ratio with CR3 standard error, the larger of by customer and by day, simultaneous over the months (max-t)";

    private readonly double _minimumRatio;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumRatio">The least ratio that would matter; 1.10 by default, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 1.</exception>
    public SalesByMonth(double minimumRatio = 1.10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(minimumRatio, 1);
        _minimumRatio = minimumRatio;
    }

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        WholeMonths months = WholeMonths.Of(context.Dataset.Transactions, context.Calendar);
        if (months.Months.Length < 2)
        {
            return [NotAnswerable($"The data covers fewer than two whole months, so months cannot be compared.")];
        }

        SaleOrders orders = context.Orders;
        int[] monthOfOrder = new int[orders.Customers.Length];
        int[] dailyOrders = new int[months.MonthOfDay.Length];
        for (int order = 0; order < monthOfOrder.Length; order++)
        {
            int day = orders.Customers[order] < 0 ? -1 : months.PositionOf(context.Calendar.LocalDay(orders.Timestamps[order]));
            monthOfOrder[order] = day < 0 ? -1 : months.MonthOfDay[day];
            if (day >= 0)
            {
                dailyOrders[day]++;
            }
        }

        CustomerCounts counts = CustomerCounts.From(orders.Customers, monthOfOrder, months.Months.Length);
        double[] expected = [.. months.Days.Select(days => (double)days / months.MonthOfDay.Length)];
        LevelShares shares = new(counts, expected, [ShareCovariance.ByCustomer(counts), ShareCovariance.ByDay(dailyOrders, months.MonthOfDay, months.Months.Length, WholeDays.WeekdayFactors(dailyOrders))]);
        return shares.IsSparse
            ? [NotAnswerable($"There are too few orders of known customers in whole months to compare the months.")]
            : [Answer(shares, months, context)];
    }

    private static string Period(int months) => months < 24 ? " in this period" : string.Empty;

    private Finding Answer(LevelShares shares, WholeMonths whole, InsightContext context)
    {
        DateOnly[] months = whole.Months;
        LevelEffect[] effects = shares.Ratios(context.Seed);
        LevelEffect named = LevelEffect.MostNotable(effects, EffectScale.Ratio, _minimumRatio);
        string period = Period(months.Length);
        return Describe(Id, months[named.Level], named, shares, period) with
        {
            PValue = shares.PValue,
            Charts = [Chart(shares, whole, effects, context.MinimumGroupSize)],
            Levels = [.. effects.Where(effect => shares.CustomersOf(effect.Level) >= context.MinimumGroupSize).Select(effect => Describe(FormattableString.Invariant($"{Id}/{months[effect.Level]:yyyy-MM}"), months[effect.Level], effect, shares, period))],
        };
    }

    private LineChart Chart(LevelShares shares, WholeMonths months, LevelEffect[] effects, int minimumGroup)
    {
        ChartPoint[] points = [.. effects.Where(effect => shares.CustomersOf(effect.Level) >= minimumGroup).Select(effect => new ChartPoint(
            $"{months.Months[effect.Level]:MMM yyyy}",
            Daily(effect.Level, effect.Value),
            new EffectInterval(Daily(effect.Level, effect.Interval.Low), Daily(effect.Level, effect.Interval.High)),
            effect.Interval.Low > 1 && effect.Value >= _minimumRatio))];
        return new LineChart
        {
            Title = $"Orders a day by month",
            Unit = "orders a day",
            Note = $"Whole months only; the band holds for all of them at once. Months with fewer than {minimumGroup} customers are left out.",
            Lines = [new ChartLine("orders a day", [.. points])],
        };

        double Daily(int month, double ratio) => shares.ShareAt(month, ratio) * shares.Counts.Total / months.Days[month];
    }

    private Finding Describe(string id, DateOnly month, LevelEffect effect, LevelShares shares, string period) => new()
    {
        Id = id,
        WhenSupported = $"{month:MMMM yyyy} had {effect.Value:0.00} times the orders a day of the other whole months{period}.",
        WhenNotSupported = $"{month:MMMM yyyy} had {effect.Value:0.00} times the orders a day of the other whole months{period}, and a difference of {_minimumRatio:0.00} times is ruled out.",
        WhenInsufficient = $"It cannot be told whether {month:MMMM yyyy} differs from the other whole months in orders a day.",
        Scale = EffectScale.Ratio,
        Unit = Unit,
        Effect = effect.Value,
        Interval = effect.Interval,
        PValue = effect.PValue,
        MinimumEffect = _minimumRatio,
        Format = ValueFormat.Ratio,
        Action = effect.Value > 1
            ? $"Have stock, staff and advertising ready before the next {month:MMMM}."
            : (FormattableString)$"Plan for fewer orders in {month:MMMM}, or use it for offers and maintenance.",
        Rows = shares.Counts.Total,
        Customers = shares.Counts.Sizes.Length,
        EffectiveCustomers = shares.EffectiveCustomers,
        Method = Method,
    };

    private Finding NotAnswerable(FormattableString reason) => Finding.NotAnswerable(Id, reason, Unit, _minimumRatio, Method, EffectScale.Ratio);
}
