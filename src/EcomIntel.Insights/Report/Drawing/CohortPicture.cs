using System.Globalization;

namespace EcomIntel.Insights;

/// <summary>Cohorts below each other with the share that came back, in numbers on shades.</summary>
internal static class CohortPicture
{
    private const double CellHeight = 26;
    private const double LabelRoom = 24;

    public static void Draw(Markup svg, CohortChart chart, Numbers numbers)
    {
        int periods = chart.Cohorts.Select(cohort => cohort.Shares.Length).DefaultIfEmpty(0).Max();
        // A first column of ones says nothing and would wash out the others.
        Shades shades = Shades.Of(chart.Cohorts.SelectMany(cohort => cohort.Shares.Where(share => share is < 1)), neutral: null, isRatio: false);
        string[] labels = [.. chart.Cohorts.Select(cohort => numbers.Text(cohort.Label))];
        double width = 100.0 / Math.Max(1, periods);
        Plot.Open(svg, ChartWords.Describe(chart, numbers), (CellHeight * labels.Length) + LabelRoom, labels);
        for (int row = 0; row < labels.Length; row++)
        {
            AxisLabels.WriteLeft(svg, labels[row], (CellHeight * row) + 17);
            Row(svg, chart, row, width, shades, numbers);
        }

        AxisLabels.Write(svg, [.. Enumerable.Range(0, periods).Select(period => period.ToString(CultureInfo.InvariantCulture))], (CellHeight * labels.Length) + 18);
        svg.AddConstant("</svg>");
        ShadeLegend.Write(svg, shades, ValueStyle.Share, numbers);
    }

    private static void Row(Markup svg, CohortChart chart, int row, double width, Shades shades, Numbers numbers)
    {
        Cohort cohort = chart.Cohorts[row];
        for (int period = 0; period < cohort.Shares.Length; period++)
        {
            string shade = cohort.Shares[period] >= 1 ? "z" : shades.Class(cohort.Shares[period]);
            string share = numbers.Of(cohort.Shares[period], ValueStyle.Share);
            svg.Add($"""<g><title>{numbers.Text(cohort.Label)}, {chart.Period} {period}: {share}</title>""");
            svg.Add($"""<rect class="cell {shade}" x="{width * period}%" width="{width}%" y="{CellHeight * row}" height="{CellHeight}"/>""");
            string whole = cohort.Shares[period] is { } value ? numbers.Count(100 * value) : Numbers.Missing;
            if (Size(whole, width) is { } size)
            {
                svg.Add($"""<text class="cell-text on-{shade}{size}" x="{width * (period + 0.5)}%" y="{(CellHeight * row) + 17}" text-anchor="middle">{whole}</text>""");
            }

            svg.AddConstant("</g>");
        }
    }

    /// <summary>The class of a number that has room on wide pages only; null where it has none at all.</summary>
    private static string? Size(string text, double width) => (text.Length * 100 / width) switch
    {
        <= 24 => string.Empty,
        <= 60 => " wide",
        _ => null,
    };
}
