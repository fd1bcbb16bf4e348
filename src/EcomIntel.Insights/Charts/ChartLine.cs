using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>A line through points. Immutable; safe for any thread.</summary>
/// <param name="Name">What the line is.</param>
/// <param name="Points">Its points from left to right, evenly apart.</param>
public sealed record ChartLine(string Name, ImmutableArray<ChartPoint> Points);
