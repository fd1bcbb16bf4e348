using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>A chart for those who cannot see it, and how to read it for those who can.</summary>
internal static class ChartWords
{
    /// <summary>What the picture shows: its kind and its ends. The table has the rest.</summary>
    public static string Describe(ChartData chart, Numbers numbers) => $"{numbers.Text(chart.Title)}. {Content(chart, numbers)} The table below has all numbers.";

    /// <summary>How the picture is read.</summary>
    public static string HowToRead(ChartData chart) => chart switch
    {
        BarChart bars => Sentence(Unit(bars, BarPicture.Style(bars))) + (bars.Bars.Any(bar => bar.Interval is not null) ? " Thin lines are 95% intervals." : string.Empty)
            + (bars.ReferenceLabel is { } label ? $" The line across: {label}." : string.Empty),
        ImportanceChart => Sentence(chart.Unit) + " Thin lines are 95% intervals. The shaded part is what pure noise reaches: a bar inside it means nothing.",
        LineChart lines => Sentence(chart.Unit) + (lines.Lines.Any(line => line.Points.Any(point => point.Band is not null)) ? " The band is the 95% interval." : string.Empty)
            + (lines.Lines.Any(line => line.Points.Any(point => point.IsNotable)) ? " Large dots stand out." : string.Empty),
        HeatMapChart heatMap => Sentence(Unit(heatMap, HeatMapPicture.Style(heatMap))) + (heatMap.Values.Any(value => value is null) ? " Outlined cells have no value to show." : string.Empty),
        DistributionChart distribution => $"{Sentence(chart.Unit)} By {distribution.EdgeUnit}." + (distribution.Expected.IsEmpty ? string.Empty : " The dashed line is what would be expected."),
        LiftChart => Sentence(chart.Unit) + " Across: the share taken, best first. Up: the share reached. The dashed line: if all were alike.",
        CalibrationChart => Sentence(chart.Unit) + " Across: what was predicted. Up: what came true. On the dashed line predictions come true.",
        CohortChart cohorts => $"{Sentence(chart.Unit)} Across: {cohorts.Period}s since the first. Numbers are percent.",
        _ => Sentence(chart.Unit),
    };

    /// <summary>What the values are; a difference of shares is in points.</summary>
    public static string Unit(ChartData chart, ValueStyle style) => style == ValueStyle.Points ? chart.Unit + ", in percentage points" : chart.Unit;

    private static string Content(ChartData chart, Numbers numbers) => chart switch
    {
        BarChart bars => Ends("bars", [.. bars.Bars.Select(bar => (numbers.Text(bar.Label), (double?)bar.Value))], BarPicture.Style(bars), numbers),
        ImportanceChart importance => Ends("bars", [.. importance.Bars.Select(bar => (numbers.Text(bar.Label), (double?)bar.Value))], Numbers.Style(chart.Format), numbers)
            + $" Noise reaches {numbers.Of(importance.NoiseFloor, Numbers.Style(chart.Format))}.",
        LineChart lines => string.Join(' ', lines.Lines.Select(line =>
            $"{line.Name}: " + Ends("points", [.. line.Points.Select(point => (numbers.Text(point.Label), point.Value))], Numbers.Style(chart.Format), numbers))),
        HeatMapChart heatMap => Ends("cells", Cells(heatMap, numbers), HeatMapPicture.Style(heatMap), numbers),
        DistributionChart distribution => Ends(
            "groups", [.. distribution.Counts.Select((count, i) => (EdgeText.Exact(distribution, i, numbers), (double?)count))], Numbers.Style(chart.Format), numbers),
        LiftChart lift => $"A curve of {lift.Points.Length} points.",
        CalibrationChart calibration => $"{calibration.Points.Length} points of predicted and observed shares.",
        CohortChart cohorts => $"{cohorts.Cohorts.Length} cohorts by {cohorts.Period}.",
        _ => string.Empty,
    };

    private static ImmutableArray<(string Label, double? Value)> Cells(HeatMapChart chart, Numbers numbers) =>
    [
        .. chart.Rows.SelectMany((row, i) => chart.Columns.Select((column, j) => ($"{numbers.Text(row)}, {numbers.Text(column)}", chart.At(i, j)))),
    ];

    private static string Ends(string what, ImmutableArray<(string Label, double? Value)> values, ValueStyle style, Numbers numbers)
    {
        (string Label, double? Value)[] known = [.. values.Where(value => value.Value is not null)];
        if (known.Length == 0)
        {
            return "It has nothing to show.";
        }

        (string Label, double? Value) highest = known.MaxBy(value => value.Value);
        (string Label, double? Value) lowest = known.MinBy(value => value.Value);
        return known.Length == 1
            ? $"{highest.Label}: {numbers.Of(highest.Value, style)}."
            : $"{known.Length} {what}, from {lowest.Label} with {numbers.Of(lowest.Value, style)} to {highest.Label} with {numbers.Of(highest.Value, style)}.";
    }

    private static string Sentence(string unit) => unit.Length == 0 ? string.Empty : char.ToUpperInvariant(unit[0]) + unit[1..] + ".";
}
