namespace EcomIntel.Insights;

/// <summary>
/// Are there hours in which many visit and few buy? Claim <c>happy_hours</c>, with <c>happy_hours/18</c> for single hours: the hours for an offer. Counts sessions of clicks on whole
/// days; looks at hours with more sessions than an average hour and at least 30 expected orders; the effect is the hour's share of sessions with an order ÷ that of the other hours.
/// Immutable; safe for any thread.
/// </summary>
public sealed class HappyHours : IInsightQuestion
{
    private const string Id = "happy_hours";
    private const string Unit = "orders a session ÷ those of the other hours";
    private const double LeastExpectedOrders = 30;
    private const int LeastDays = 14;
    private const string Method =
        "one-sided Fisher's exact test of the hour against the others on counts ÷ one design effect by visitor, pooled over hours; Simes (1986) over hours; "
        + "ratio with log-normal interval, simultaneous over the hours (Šidák); gain from the beta-binomial shrunk rate (Casella, 1985)";

    private readonly double _minimumDrop;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumDrop">The least drop below the other hours that would matter; 0.20 by default, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The drop is not between 0 and 1.</exception>
    public HappyHours(double minimumDrop = 0.20)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumDrop);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(minimumDrop, 1);
        _minimumDrop = minimumDrop;
    }

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ClickSessions sessions = ClickSessions.Of(context.Dataset.Clicks, context.Dataset.Customers.Count);
        WholeDays days = WholeDays.Of(sessions.Starts, context.Calendar);
        if (days.Count < LeastDays)
        {
            return [NotAnswerable($"There are no two whole weeks of clicks with sessions, so it is not known who visits without buying.")];
        }

        HourRates rates = HourRates.Of(sessions, days, context.Calendar);
        int[] candidates = [.. Enumerable.Range(0, rates.Sessions.Length).Where(hour =>
            rates.Sessions[hour] * rates.Sessions.Length > rates.AllSessions
            && rates.Sessions[hour] * rates.RateOfOthers(hour) >= LeastExpectedOrders
            && rates.Orders[hour] > 0)];
        return candidates.Length == 0
            ? [NotAnswerable($"No hour has more sessions than average and enough of them to expect {LeastExpectedOrders:0} orders.")]
            : [Answer(rates, candidates, days.Count / 7.0, context)];
    }

    private Finding Answer(HourRates rates, int[] candidates, double weeks, InsightContext context)
    {
        double critical = Intervals.SidakCriticalValue(candidates.Length, rates.EffectiveVisitors - 1);
        ShrunkRate shrunk = new(rates);
        double orderValue = OrderValue.MeanOf(context.Dataset.Transactions);
        Finding[] hours = [.. candidates.Select(hour => Describe($"{Id}/{hour:00}", hour, rates, critical, shrunk, weeks, orderValue))];
        Finding named = hours.MinBy(hour => hour.Effect)!;
        return named with
        {
            Id = Id,
            PValue = PValues.Simes([.. hours.Select(hour => hour.PValue!.Value)]),
            Levels = [.. hours],
            Charts = ConversionCharts.Of(rates, candidates, critical, weeks, _minimumDrop, context.MinimumGroupSize),
        };
    }

    private Finding Describe(string id, int hour, HourRates rates, double critical, ShrunkRate shrunk, double weeks, double orderValue)
    {
        double rate = rates.Rate(hour);
        double others = rates.RateOfOthers(hour);
        double error = Math.Sqrt(rates.DesignEffect * (((1 - rate) / rates.Orders[hour]) + ((1 - others) / (rates.AllOrders - rates.Orders[hour]))));
        double effect = rate / others;
        (double shrunkRate, EffectInterval range) = shrunk.Of(hour);
        double weekly = rates.Sessions[hour] / weeks;
        (double gain, double low, double high) = (weekly * (others - shrunkRate), weekly * (others - range.High), weekly * (others - range.Low));
        TimeOnly from = new(hour, 0);
        TimeOnly to = from.AddHours(1);
        double yearly = orderValue * 365.25 / 7;
        return new Finding
        {
            Id = id,
            WhenSupported = $"From {from:HH:mm} to {to:HH:mm} {100 * rate:0.0}% of sessions end in an order, against {100 * others:0.0}% in the other hours, though more come than in an average hour. Lifted to the others, the hour would bring about {gain:0.0} more orders a week ({low:0.0} to {high:0.0}).",
            WhenNotSupported = $"From {from:HH:mm} to {to:HH:mm} {100 * rate:0.0}% of sessions end in an order, against {100 * others:0.0}% in the other hours; a drop of {100 * _minimumDrop:0}% is ruled out, and no busy hour sells worse.",
            WhenInsufficient = $"It cannot be told whether a busy hour sells worse than the others.",
            Scale = EffectScale.Ratio,
            Unit = Unit,
            Format = ValueFormat.Ratio,
            Effect = effect,
            Interval = new EffectInterval(Math.Exp(Math.Log(effect) - (critical * error)), Math.Exp(Math.Log(effect) + (critical * error))),
            PValue = FisherExact.LowerTail(
                rates.Orders[hour] / rates.DesignEffect, rates.Sessions[hour] / rates.DesignEffect, rates.AllOrders / rates.DesignEffect, rates.AllSessions / rates.DesignEffect),
            MinimumEffect = 1 / (1 - _minimumDrop),
            Rows = rates.AllSessions,
            Customers = rates.Visitors,
            EffectiveCustomers = rates.EffectiveVisitors,
            Method = Method,
            Note = "Each guest's session counts as a visitor of its own.",
            Action = $"Try an offer from {from:HH:mm} to {to:HH:mm}, to half of the visitors, and compare the halves.",
            Gain = double.IsNaN(orderValue) ? null : new RevenueGain(
                gain * yearly,
                new EffectInterval(low * yearly, high * yearly),
                $"If an offer lifts the hour to the other hours' {100 * others:0.0}%, at {orderValue:0.00} an order, all year."),
        };
    }

    private Finding NotAnswerable(FormattableString reason) => Finding.NotAnswerable(Id, reason, Unit, 1 / (1 - _minimumDrop), Method, EffectScale.Ratio);
}
