using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>Cohorts below each other, later periods to the right: a triangle. Immutable; safe for any thread.</summary>
public sealed record CohortChart : ChartData
{
    /// <summary>The cohorts, the oldest first.</summary>
    public required ImmutableArray<Cohort> Cohorts { get; init; }

    /// <summary>What one step to the right is, such as <c>month</c>.</summary>
    public required string Period { get; init; }
}
