namespace EcomIntel.Insights;

/// <summary>A family of levels of time, such as weekdays, in words.</summary>
/// <param name="Id">The claim's id.</param>
/// <param name="Unit">The unit of a ratio.</param>
/// <param name="Method">The method with its source.</param>
/// <param name="Key">What follows the id for a single level.</param>
/// <param name="Name">The level as a sentence begins with it.</param>
/// <param name="Others">What the level is compared with.</param>
/// <param name="Act">What to do about a level above or below the others.</param>
internal sealed record TimeLevels(
    string Id,
    string Unit,
    string Method,
    Func<int, string> Key,
    Func<int, FormattableString> Name,
    string Others,
    Func<int, bool, FormattableString> Act)
{
    public Finding NotAnswerable(FormattableString reason, double minimumRatio) =>
        Finding.NotAnswerable(Id, reason, Unit, minimumRatio, Method, EffectScale.Ratio);

    /// <summary>The claim about the level that stands out, with one for each level.</summary>
    public Finding Answer(LevelShares shares, double minimumRatio, string period, InsightContext context, Func<LevelEffect[], ChartData[]> charts)
    {
        LevelEffect[] effects = shares.Ratios(context.Seed);
        LevelEffect named = LevelEffect.MostNotable(effects, EffectScale.Ratio, minimumRatio);
        return Describe(Id, named, shares, minimumRatio, period) with
        {
            PValue = shares.PValue,
            Charts = [.. charts(effects)],
            Levels = [.. effects.Where(effect => shares.CustomersOf(effect.Level) >= context.MinimumGroupSize)
                .Select(effect => Describe($"{Id}/{Key(effect.Level)}", effect, shares, minimumRatio, period))],
        };
    }

    private Finding Describe(string id, LevelEffect effect, LevelShares shares, double minimumRatio, string period)
    {
        FormattableString name = Name(effect.Level);
        return new Finding
        {
            Id = id,
            WhenSupported = $"{name} had {effect.Value:0.00} times the orders of {Others}{period}.",
            WhenNotSupported = $"{name} had {effect.Value:0.00} times the orders of {Others}{period}, and a difference of {minimumRatio:0.00} times is ruled out.",
            WhenInsufficient = $"It cannot be told whether {name} differs from {Others} in orders.",
            Scale = EffectScale.Ratio,
            Unit = Unit,
            Format = ValueFormat.Ratio,
            Effect = effect.Value,
            Interval = effect.Interval,
            PValue = effect.PValue,
            MinimumEffect = minimumRatio,
            Rows = shares.Customers.Rows,
            Customers = shares.Customers.CustomerCount,
            EffectiveCustomers = shares.EffectiveCustomers,
            Method = Method,
            Action = Act(effect.Level, effect.Value > 1),
        };
    }
}
