using System.Globalization;

namespace EcomIntel.Insights;

/// <summary>What acting on a claim can be expected to earn; only where <see cref="InsightOptions.Margin"/> is set. Immutable; safe for any thread.</summary>
public sealed class ExpectedValue
{
    private readonly FormattableString _basis;

    internal ExpectedValue(RevenueGain gain, double margin)
    {
        Profit = gain.Revenue * margin;
        Interval = gain.Interval is { } interval ? new EffectInterval(interval.Low * margin, interval.High * margin) : null;
        Margin = margin;
        _basis = gain.Basis;
    }

    /// <summary>Additional revenue × margin, a year, in the shop's currency.</summary>
    public double Profit { get; }

    /// <summary>The 95% interval of <see cref="Profit"/>; null where it has none.</summary>
    public EffectInterval? Interval { get; }

    /// <summary>The margin that was configured.</summary>
    public double Margin { get; }

    /// <summary>What it rests on, with invariant numbers.</summary>
    public string Basis => BasisIn(CultureInfo.InvariantCulture);

    /// <summary>What it rests on, as a culture writes numbers.</summary>
    /// <param name="culture">The culture.</param>
    /// <returns>The sentence.</returns>
    public string BasisIn(CultureInfo culture) => _basis.ToString(culture);
}
