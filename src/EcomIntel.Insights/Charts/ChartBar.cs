namespace EcomIntel.Insights;

/// <summary>One bar. Immutable; safe for any thread.</summary>
/// <param name="Label">What the bar is about.</param>
/// <param name="Value">Its height, in the chart's unit.</param>
/// <param name="Interval">Its 95% interval; null for none.</param>
/// <param name="IsNotable">Whether a reader should look at it: it stands out from what was expected.</param>
public sealed record ChartBar(FormattableString Label, double Value, EffectInterval? Interval = null, bool IsNotable = false);
