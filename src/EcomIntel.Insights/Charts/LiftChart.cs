using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>How much the best share holds, such as the orders of the most frequent tenth of customers. Immutable; safe for any thread.</summary>
public sealed record LiftChart : ChartData
{
    /// <summary>The points from (0, 0) to (1, 1).</summary>
    public required ImmutableArray<LiftPoint> Points { get; init; }

    /// <summary>The curve if all were alike, from (0, 0) to (1, 1); empty for the diagonal.</summary>
    public ImmutableArray<LiftPoint> Expected { get; init; } = [];
}
