namespace EcomIntel.Insights;

/// <summary>The claim about the month that stands out, those about single months, and that the highest is above the next one.</summary>
internal sealed class MonthFinding(MonthWords words, LevelShares shares, WholeMonths months, double minimumRatio, int minimumGroup)
{
    private const int MonthsOfTwoYears = 24;

    private string Period => months.Months.Length < MonthsOfTwoYears ? " in this period" : string.Empty;

    public Finding Answer(long seed)
    {
        LevelEffect[] effects = shares.Ratios(seed);
        LevelEffect[] shown = [.. effects.Where(effect => shares.CustomersOf(effect.Level) >= minimumGroup)];
        return Describe(words.Id, LevelEffect.MostNotable(effects, EffectScale.Ratio, minimumRatio)) with
        {
            PValue = shares.PValue,
            Charts = [Chart(shown)],
            Levels = [.. shown.Select(effect => Describe(FormattableString.Invariant($"{words.Id}/{months.Months[effect.Level]:yyyy-MM}"), effect)), .. Peak(shown)],
        };
    }

    /// <summary>Whether the highest month is above the next one: another question than whether it is above their mean.</summary>
    private Finding[] Peak(LevelEffect[] shown)
    {
        if (shown.Length < 2)
        {
            return [];
        }

        int[] byRate = [.. shown.Select(effect => effect.Level).OrderByDescending(level => shares.RatioToExpected(level))];
        (DateOnly first, DateOnly second) = (months.Months[byRate[0]], months.Months[byRate[1]]);
        LevelEffect peak = shares.HighestAgainstOthers(byRate);
        return
        [
            Describe($"{words.Id}/peak", peak) with
            {
                WhenSupported = $"{first:MMMM yyyy} was the highest whole month{Period}: {peak.Value:0.00} times the {words.Measure} of {second:MMMM yyyy}, the next one.",
                WhenNotSupported = $"{first:MMMM yyyy}, the highest whole month, had less than {minimumRatio:0.00} times the {words.Measure} of {second:MMMM yyyy}, the next one.",
                WhenInsufficient = $"It cannot be told whether {first:MMMM yyyy} had more {words.Measure} than {second:MMMM yyyy}, the next one.",
                Unit = $"{words.Measure} ÷ those of the next month",
            },
        ];
    }

    private LineChart Chart(LevelEffect[] shown)
    {
        ChartPoint[] points = [.. shown.Select(effect => new ChartPoint(
            $"{months.Months[effect.Level]:MMM yyyy}",
            Daily(effect.Level, effect.Value),
            new EffectInterval(Daily(effect.Level, effect.Interval.Low), Daily(effect.Level, effect.Interval.High)),
            effect.Interval.Low > 1 && effect.Value >= minimumRatio))];
        return new LineChart
        {
            Title = $"{char.ToUpperInvariant(words.Measure[0])}{words.Measure[1..]} by month",
            Unit = words.Measure,
            Note = $"Whole months only; the band holds for all of them at once. Months with fewer than {minimumGroup} customers are left out.",
            Lines = [new ChartLine(words.Measure, [.. points])],
        };

        double Daily(int month, double ratio) => shares.ShareAt(month, ratio) * shares.Customers.Whole / months.Days[month];
    }

    private Finding Describe(string id, LevelEffect effect)
    {
        DateOnly month = months.Months[effect.Level];
        return new Finding
        {
            Id = id,
            WhenSupported = $"{month:MMMM yyyy} had {effect.Value:0.00} times the {words.Measure} of the other whole months{Period}.",
            WhenNotSupported = $"{month:MMMM yyyy} had {effect.Value:0.00} times the {words.Measure} of the other whole months{Period}, and a difference of {minimumRatio:0.00} times is ruled out.",
            WhenInsufficient = $"It cannot be told whether {month:MMMM yyyy} differs from the other whole months in {words.Measure}.",
            Scale = EffectScale.Ratio,
            Unit = words.Unit,
            Effect = effect.Value,
            Interval = effect.Interval,
            PValue = effect.PValue,
            MinimumEffect = minimumRatio,
            Format = ValueFormat.Ratio,
            Action = effect.Value > 1 ? words.WhenHigh(month) : words.WhenLow(month),
            Rows = shares.Customers.Rows,
            Customers = shares.Customers.CustomerCount,
            EffectiveCustomers = shares.EffectiveCustomers,
            Method = words.Method,
        };
    }
}
