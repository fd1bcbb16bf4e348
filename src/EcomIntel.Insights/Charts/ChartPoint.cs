namespace EcomIntel.Insights;

/// <summary>One point of a line. Immutable; safe for any thread.</summary>
/// <param name="Label">Where it is, such as a month.</param>
/// <param name="Value">Its height, in the chart's unit; null for a gap.</param>
/// <param name="Band">Its 95% interval; null for none.</param>
/// <param name="IsNotable">Whether a reader should look at it.</param>
public sealed record ChartPoint(FormattableString Label, double? Value, EffectInterval? Band = null, bool IsNotable = false);
