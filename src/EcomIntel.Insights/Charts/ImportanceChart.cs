using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>How much a model gains from each column, beside what pure noise can look like. Immutable; safe for any thread.</summary>
public sealed record ImportanceChart : ChartData
{
    /// <summary>The columns, the most important first.</summary>
    public required ImmutableArray<ChartBar> Bars { get; init; }

    /// <summary>What the best column of pure noise gains; what is not above it means nothing.</summary>
    public required double NoiseFloor { get; init; }
}
