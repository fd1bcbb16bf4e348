using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>How often values fall between edges: a histogram. Immutable; safe for any thread.</summary>
public sealed record DistributionChart : ChartData
{
    /// <summary>The edges in ascending order, one more than there are counts; a value on an edge belongs to the bar above it.</summary>
    public required ImmutableArray<double> Edges { get; init; }

    /// <summary>How many fall between each edge and the next.</summary>
    public required ImmutableArray<long> Counts { get; init; }

    /// <summary>What the edges are, such as <c>orders of a customer</c>; <see cref="ChartData.Unit"/> is what is counted.</summary>
    public required string EdgeUnit { get; init; }

    /// <summary>What would be expected in each bar, such as from customers who are all alike; empty for nothing.</summary>
    public ImmutableArray<double> Expected { get; init; } = [];
}
