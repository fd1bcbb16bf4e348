using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>Whether predicted probabilities come true: points on the diagonal do. Immutable; safe for any thread.</summary>
public sealed record CalibrationChart : ChartData
{
    /// <summary>The points by rising prediction.</summary>
    public required ImmutableArray<CalibrationPoint> Points { get; init; }
}
