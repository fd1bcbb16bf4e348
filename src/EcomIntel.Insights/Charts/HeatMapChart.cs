using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>A table of values shown as shades, such as weekdays × hours. Immutable; safe for any thread.</summary>
public sealed record HeatMapChart : ChartData
{
    /// <summary>The labels of the rows, from top to bottom.</summary>
    public required ImmutableArray<FormattableString> Rows { get; init; }

    /// <summary>The labels of the columns, from left to right.</summary>
    public required ImmutableArray<FormattableString> Columns { get; init; }

    /// <summary>The values row by row; null where there is none, such as a group too small to show.</summary>
    public required ImmutableArray<double?> Values { get; init; }

    /// <summary>The value that means nothing special, such as 1 for a ratio; null where shades run from the smallest to the largest.</summary>
    public double? Neutral { get; init; }

    /// <summary>The value at a row and column, counted from 0.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <returns>The value, or null.</returns>
    public double? At(int row, int column) => Values[(row * Columns.Length) + column];
}
