namespace EcomIntel.Insights;

/// <summary>What acting on a finding could bring in, before costs. Immutable; safe for any thread.</summary>
/// <param name="Revenue">The additional revenue a year, in the shop's currency.</param>
/// <param name="Interval">Its 95% interval; null where it has none.</param>
/// <param name="Basis">What it rests on, as a sentence: the assumption without which it means nothing.</param>
public sealed record RevenueGain(double Revenue, EffectInterval? Interval, FormattableString Basis);
