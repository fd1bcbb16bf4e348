namespace EcomIntel.Insights;

/// <summary>Predictions that were about equal, and what came of them. Immutable; safe for any thread.</summary>
/// <param name="Predicted">Their mean probability.</param>
/// <param name="Observed">The share in which it happened.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Interval">The 95% interval of the share; null for none.</param>
public sealed record CalibrationPoint(double Predicted, double Observed, long Count, EffectInterval? Interval = null);
