using System.Globalization;
using System.Text;

namespace EcomIntel.Insights;

/// <summary>Counts between edges as bars that touch; what was expected as steps above them.</summary>
internal static class DistributionPicture
{
    public static void Draw(Markup svg, DistributionChart chart, Numbers numbers)
    {
        ValueStyle style = Numbers.Style(chart.Format);
        Scale scale = Scale.Rounded([0, .. chart.Counts.Select(count => (double)count), .. chart.Expected], intervals: 5);
        Plot plot = Plot.Begin(svg, ChartWords.Describe(chart, numbers), scale, style, numbers);
        double width = 100.0 / Math.Max(1, chart.Counts.Length);
        for (int i = 0; i < chart.Counts.Length; i++)
        {
            double top = plot.Y(chart.Counts[i]);
            svg.Add($"""<rect class="bar touching" x="{width * i}%" width="{width}%" y="{top}" height="{plot.Y(0) - top}">""");
            svg.Add($"""<title>{EdgeText.Exact(chart, i, numbers)}: {numbers.Of(chart.Counts[i], style)}</title></rect>""");
        }

        if (!chart.Expected.IsEmpty)
        {
            plot.BeginPaths();
            svg.Add($"""<path class="line expected" d="{Steps(plot, chart)}"/>""");
            plot.EndPaths();
        }

        plot.End([.. Enumerable.Range(0, chart.Counts.Length).Select(i => EdgeText.Short(chart, i, numbers))]);
    }

    private static string Steps(Plot plot, DistributionChart chart)
    {
        StringBuilder path = new();
        for (int i = 0; i < chart.Expected.Length; i++)
        {
            double left = 1000.0 * i / chart.Expected.Length;
            double right = 1000.0 * (i + 1) / chart.Expected.Length;
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{left:0.##} {plot.Y(chart.Expected[i]):0.##}L{right:0.##} {plot.Y(chart.Expected[i]):0.##}");
        }

        return path.ToString();
    }
}
