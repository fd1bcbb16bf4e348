using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>Bars that lie below each other, each under its label, so that long names have room on a phone too.</summary>
internal static class BarPicture
{
    private const double RowHeight = 42;
    private const double BarTop = 21;
    private const double BarHeight = 12;
    private const double Beyond = 4;
    private const double AxisRoom = 24;
    private const int LongestLabel = 28;

    public static void Draw(Markup svg, BarChart chart, Numbers numbers)
    {
        ValueStyle style = Style(chart);
        if (ColumnPicture.Fits(chart, numbers))
        {
            ColumnPicture.Draw(svg, chart, style, numbers);
            return;
        }

        Draw(svg, chart, chart.Bars, style, numbers, Baseline(chart, style), chart.Reference, noiseFloor: null);
    }

    public static void Draw(Markup svg, ImportanceChart chart, Numbers numbers) =>
        Draw(svg, chart, chart.Bars, Numbers.Style(chart.Format), numbers, 0, null, Math.Max(0, chart.NoiseFloor));

    /// <summary>Bars of shares that may be negative are differences.</summary>
    public static ValueStyle Style(BarChart chart) => chart.Format == ValueFormat.Share && (chart.Reference == 0 || chart.Bars.Any(bar => bar.Value < 0))
        ? ValueStyle.Points
        : Numbers.Style(chart.Format);

    /// <summary>Where bars begin: at what means nothing special.</summary>
    public static double Baseline(BarChart chart, ValueStyle style) => style == ValueStyle.Ratio ? chart.Reference ?? 1 : 0;

    private static void Draw(
        Markup svg, ChartData chart, ImmutableArray<ChartBar> bars, ValueStyle style, Numbers numbers, double baseline, double? reference, double? noiseFloor)
    {
        Scale scale = Scale.Padded(
            [.. bars.SelectMany(bar => new[] { bar.Value, bar.Interval?.Low ?? bar.Value, bar.Interval?.High ?? bar.Value }), baseline, reference ?? baseline, noiseFloor ?? baseline],
            intervals: 4);
        double height = RowHeight * bars.Length;
        Plot.Open(svg, ChartWords.Describe(chart, numbers), height + AxisRoom);
        Axis(svg, scale, height, style, numbers);
        for (int row = 0; row < bars.Length; row++)
        {
            if (noiseFloor is { } floor)
            {
                double left = scale.Percent(Math.Min(baseline, floor));
                svg.Add($"""<rect class="noise" x="{left}%" width="{scale.Percent(Math.Max(baseline, floor)) - left}%" y="{(RowHeight * row) + BarTop - Beyond}" height="{BarHeight + (2 * Beyond)}"/>""");
            }

            double from = scale.Percent(Math.Min(baseline, bars[row].Value));
            double to = scale.Percent(Math.Max(baseline, bars[row].Value));
            svg.Add($"""<rect class="{(bars[row].IsNotable ? "bar hit" : "bar")}" x="{from}%" width="{to - from}%" y="{(RowHeight * row) + BarTop}" height="{BarHeight}" rx="1"/>""");
        }

        double largest = bars.Select(bar => Math.Abs(bar.Value)).DefaultIfEmpty(0).Max();
        for (int row = 0; row < bars.Length; row++)
        {
            Across(svg, scale.Percent(baseline), RowHeight * row, "baseline");
            if (reference is { } line && line != baseline)
            {
                Across(svg, scale.Percent(line), RowHeight * row, "reference");
            }

            Row(svg, bars[row], RowHeight * row, scale, style, largest, numbers);
        }

        svg.AddConstant("</svg>");
    }

    private static void Axis(Markup svg, Scale scale, double height, ValueStyle style, Numbers numbers)
    {
        foreach (double tick in scale.Ticks())
        {
            double x = scale.Percent(tick);
            string label = numbers.Tick(tick, scale.Step, style);
            svg.Add($"""<line class="grid" x1="{x}%" x2="{x}%" y1="0" y2="{height}"/>""");
            svg.Add($"""<text class="tick" x="{x}%" y="{height + 18}" text-anchor="{AxisLabels.Anchor(x, label)}">{label}</text>""");
        }
    }

    private static void Row(Markup svg, ChartBar bar, double top, Scale scale, ValueStyle style, double largest, Numbers numbers)
    {
        string label = numbers.Text(bar.Label);
        string shown = label.Length > LongestLabel ? label[..(LongestLabel - 1)] + "…" : label;
        string exact = bar.Interval is { } range ? $"{numbers.Of(bar.Value, style)} ({numbers.Range(range, style)})" : numbers.Of(bar.Value, style);
        string interval = bar.Interval is { } shortRange ? $" ({numbers.ShortRange(shortRange, style, largest)})" : string.Empty;
        svg.Add($"""<g><title>{label}: {exact}</title><text class="label" x="0" y="{top + 14}">{shown}</text>""");
        svg.Add($"""<text class="value" x="100%" y="{top + 14}" text-anchor="end">{numbers.Short(bar.Value, style, largest)}<tspan class="wide range">{interval}</tspan></text>""");
        if (bar.Interval is { } whisker)
        {
            double middle = top + BarTop + (BarHeight / 2);
            double low = scale.Percent(whisker.Low);
            double high = scale.Percent(whisker.High);
            svg.Add($"""<line class="whisker" x1="{low}%" x2="{high}%" y1="{middle}" y2="{middle}"/>""");
            svg.Add($"""<line class="whisker" x1="{low}%" x2="{low}%" y1="{middle - 4}" y2="{middle + 4}"/><line class="whisker" x1="{high}%" x2="{high}%" y1="{middle - 4}" y2="{middle + 4}"/>""");
        }

        svg.AddConstant("</g>");
    }

    // Across the bar only: a line through all rows would cross out their labels.
    private static void Across(Markup svg, double x, double top, string kind) =>
        svg.Add($"""<line class="{kind}" x1="{x}%" x2="{x}%" y1="{top + BarTop - Beyond}" y2="{top + BarTop + BarHeight + Beyond}"/>""");
}
