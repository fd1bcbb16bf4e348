using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>Bars, each with its interval where it has one. Immutable; safe for any thread.</summary>
public sealed record BarChart : ChartData
{
    /// <summary>The bars in their order.</summary>
    public required ImmutableArray<ChartBar> Bars { get; init; }

    /// <summary>Where a line across stands, such as what was expected of every bar; null for none.</summary>
    public double? Reference { get; init; }

    /// <summary>What that line is; null for none.</summary>
    public string? ReferenceLabel { get; init; }
}
