using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>Lines with bands, such as the days or months of a shop. Immutable; safe for any thread.</summary>
public sealed record LineChart : ChartData
{
    /// <summary>The lines; all have the same labels.</summary>
    public required ImmutableArray<ChartLine> Lines { get; init; }
}
