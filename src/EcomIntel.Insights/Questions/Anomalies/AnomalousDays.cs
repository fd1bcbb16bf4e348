namespace EcomIntel.Insights;

/// <summary>
/// Are there days unlike those around them? Claim <c>anomaly_day</c>, with <c>anomaly_day/2025-11-28</c> for single days. Counts known customers with an order on whole days; the effect is their number ÷
/// what the same weekday's level in the weeks around has. Immutable; safe for any thread.
/// </summary>
public sealed class AnomalousDays : IInsightQuestion
{
    private const string Id = "anomaly_day";
    private const string Unit = "customers of the day ÷ those expected";
    private const int LeastDays = 56;
    private const double LeastExpected = 5;
    private const string Method =
        "customers a day against the two weeks before and after at the weekday's level; Poisson tails of counts ÷ a dispersion from the median of the days, both sides; "
        + "Simes (1986) over days; Jeffreys' interval (Brown, Cai and DasGupta, 2003), simultaneous over the days (Šidák)";

    private readonly double _minimumRatio;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumRatio">The least ratio that would matter; 1.5 by default, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 1.</exception>
    public AnomalousDays(double minimumRatio = 1.5)
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
        WholeDays days = WholeDays.Of(context.Dataset.Transactions.Timestamps, context.Calendar);
        if (days.Count < LeastDays)
        {
            return [NotAnswerable($"The data covers fewer than eight whole weeks, so there is no usual day to compare with.")];
        }

        SaleOrders orders = context.Orders;
        DailyCustomers daily = DailyCustomers.Of(orders, days, context.Calendar);
        return daily.Expected.Average() < LeastExpected
            ? [NotAnswerable($"Fewer than {LeastExpected:0} known customers order on an average day: too few to tell an odd day from chance.")]
            : [Answer(daily, orders, context)];
    }

    private static DateOnly DateOf(DailyCustomers daily, int day) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(daily.Days.First + day);

    private Finding Answer(DailyCustomers daily, SaleOrders orders, InsightContext context)
    {
        int[] sizes = [.. Enumerable.Range(0, orders.ByCustomer.Count).Select(customer => orders.ByCustomer[customer].Length).Where(size => size > 0)];
        int[] asked = [.. Enumerable.Range(0, daily.Counts.Length).Where(day => daily.Expected[day] > 0)];
        (int Day, Finding Finding)[] levels = [.. asked.Select(day => (day, Describe(daily, day, asked.Length, sizes)))];
        Finding named = levels.MinBy(level => level.Finding.PValue).Finding;
        return named with
        {
            Id = Id,
            PValue = PValues.Simes([.. levels.Select(level => level.Finding.PValue!.Value)]),

            // A day of few customers is the more telling where many were expected; it says nothing of any of them.
            Levels = [.. levels.Where(level => Math.Max(daily.Counts[level.Day], daily.Expected[level.Day]) >= context.MinimumGroupSize).Select(level => level.Finding)],
            Charts = [Chart(daily, context.MinimumGroupSize)],
        };
    }

    private Finding Describe(DailyCustomers daily, int day, int days, int[] sizes)
    {
        DateOnly date = DateOf(daily, day);
        int count = daily.Counts[day];
        double expected = daily.Expected[day];
        double ratio = count / expected;
        EffectInterval interval = Intervals.Poisson(count / daily.Dispersion, Intervals.SidakTail(2 * days));
        double scale = daily.Dispersion / expected;
        double above = PValues.PoissonAbove(count / daily.Dispersion, expected / daily.Dispersion);
        double below = PValues.PoissonBelow(count / daily.Dispersion, expected / daily.Dispersion);
        return new Finding
        {
            Id = FormattableString.Invariant($"{Id}/{date:yyyy-MM-dd}"),
            WhenSupported = $"On {date:D} {count:N0} customers ordered, where {expected:0} were to be expected from the weeks around.",
            WhenNotSupported = $"No day had {_minimumRatio:0.0} times the customers to be expected from the weeks around, or so many times fewer.",
            WhenInsufficient = $"It cannot be told whether there were days unlike the weeks around.",
            Scale = EffectScale.Ratio,
            Format = ValueFormat.Ratio,
            Unit = Unit,
            Effect = ratio,
            Interval = new EffectInterval(interval.Low * scale, interval.High * scale),
            PValue = Math.Min(1, 2 * Math.Min(above, below)),
            MinimumEffect = _minimumRatio,
            Rows = sizes.Sum(),
            Customers = sizes.Length,
            EffectiveCustomers = EffectiveCustomers.Of(sizes),
            Method = Method,
            Action = ratio > 1
                ? $"Find out what brought customers on {date:D}: a campaign, a holiday, the news. Repeat it where it paid."
                : (FormattableString)$"Find out what kept customers away on {date:D}: a fault of the shop, of payment, of delivery.",
        };
    }

    private LineChart Chart(DailyCustomers daily, int minimumGroup)
    {
        // The usual span of single days, as the eye reads a chart; claims use the span of all days at once.
        ChartPoint[] counts = new ChartPoint[daily.Counts.Length];
        ChartPoint[] expected = new ChartPoint[counts.Length];
        for (int day = 0; day < counts.Length; day++)
        {
            FormattableString label = $"{DateOf(daily, day):d}";
            double ratio = daily.Expected[day] > 0 ? daily.Counts[day] / daily.Expected[day] : 1;
            double width = 1.96 * Math.Sqrt(daily.Dispersion * daily.Expected[day]);
            double? shown = daily.Counts[day] >= minimumGroup ? daily.Counts[day] : null;
            counts[day] = new ChartPoint(label, shown, null, Math.Abs(daily.Counts[day] - daily.Expected[day]) > 2 * width && (ratio >= _minimumRatio || ratio <= 1 / _minimumRatio));
            expected[day] = new ChartPoint(label, daily.Expected[day], new EffectInterval(Math.Max(0, daily.Expected[day] - width), daily.Expected[day] + width));
        }

        return new LineChart
        {
            Title = $"Customers with an order, by day",
            Unit = "customers a day",
            Note = $"The band holds 95% of usual days. Days with fewer than {minimumGroup} customers are left empty.",
            Lines = [new ChartLine("customers", [.. counts]), new ChartLine("expected", [.. expected])],
        };
    }

    private Finding NotAnswerable(FormattableString reason) => Finding.NotAnswerable(Id, reason, Unit, _minimumRatio, Method, EffectScale.Ratio);
}
