namespace EcomIntel.Insights;

/// <summary>The groups of a distribution in words.</summary>
internal static class EdgeText
{
    /// <summary>For an axis, where there is little room.</summary>
    public static string Short(DistributionChart chart, int group, Numbers numbers) => IsOneWhole(chart, group)
        ? Number(chart.Edges[group], numbers)
        : $"{Number(chart.Edges[group], numbers)}–{Number(chart.Edges[group + 1], numbers)}";

    /// <summary>With the word on which side an edge belongs.</summary>
    public static string Exact(DistributionChart chart, int group, Numbers numbers) => IsOneWhole(chart, group)
        ? Number(chart.Edges[group], numbers)
        : $"{Number(chart.Edges[group], numbers)} to below {Number(chart.Edges[group + 1], numbers)}";

    private static bool IsOneWhole(DistributionChart chart, int group) =>
        chart.Edges[group + 1] - chart.Edges[group] == 1 && chart.Edges.All(edge => edge == Math.Round(edge));

    private static string Number(double value, Numbers numbers) => numbers.Of(value, ValueStyle.Number);
}
