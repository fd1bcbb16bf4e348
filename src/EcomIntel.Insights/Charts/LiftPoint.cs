namespace EcomIntel.Insights;

/// <summary>A point of a lift curve. Immutable; safe for any thread.</summary>
/// <param name="Taken">The share that is taken, best first, from 0 to 1.</param>
/// <param name="Reached">The share of all that matters which those hold, from 0 to 1.</param>
public sealed record LiftPoint(double Taken, double Reached);
