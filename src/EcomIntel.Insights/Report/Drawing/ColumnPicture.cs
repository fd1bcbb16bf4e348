namespace EcomIntel.Insights;

/// <summary>Many bars with short labels, such as hours, side by side.</summary>
internal static class ColumnPicture
{
    private const int FewBars = 8;
    private const int ShortLabel = 6;

    public static bool Fits(BarChart chart, Numbers numbers) => chart.Bars.Length > FewBars && chart.Bars.All(bar => numbers.Text(bar.Label).Length <= ShortLabel);

    public static void Draw(Markup svg, BarChart chart, ValueStyle style, Numbers numbers)
    {
        double baseline = BarPicture.Baseline(chart, style);
        Scale scale = Scale.Rounded(
            [.. chart.Bars.SelectMany(bar => new[] { bar.Value, bar.Interval?.Low ?? bar.Value, bar.Interval?.High ?? bar.Value }), baseline, chart.Reference ?? baseline],
            intervals: 5);
        Plot plot = Plot.Begin(svg, ChartWords.Describe(chart, numbers), scale, style, numbers);
        double slot = 100.0 / chart.Bars.Length;
        for (int i = 0; i < chart.Bars.Length; i++)
        {
            ChartBar bar = chart.Bars[i];
            double top = plot.Y(Math.Max(bar.Value, baseline));
            string interval = bar.Interval is { } range ? $" ({numbers.Range(range, style)})" : string.Empty;
            svg.Add($"""<rect class="{(bar.IsNotable ? "bar hit" : "bar")}" x="{slot * (i + 0.12)}%" width="{slot * 0.76}%" y="{top}" height="{plot.Y(Math.Min(bar.Value, baseline)) - top}">""");
            svg.Add($"""<title>{numbers.Text(bar.Label)}: {numbers.Of(bar.Value, style)}{interval}</title></rect>""");
            if (bar.Interval is { } whisker)
            {
                plot.Whisker(slot * (i + 0.5), whisker);
            }
        }

        plot.Across(baseline, "baseline");
        if (chart.Reference is { } reference && reference != baseline)
        {
            plot.Across(reference, "reference");
        }

        plot.End([.. chart.Bars.Select(bar => numbers.Text(bar.Label))]);
    }
}
