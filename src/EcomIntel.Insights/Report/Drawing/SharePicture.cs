using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel.Insights;

/// <summary>Shares against shares, both from 0 to 1: lift curves and calibration, beside the diagonal or what was expected.</summary>
internal static class SharePicture
{
    private const double MostRadius = 7;
    private static readonly Scale Whole = Scale.Rounded([0, 1], intervals: 4);

    public static void Draw(Markup svg, LiftChart chart, Numbers numbers)
    {
        Plot plot = Begin(svg, chart, numbers);
        ImmutableArray<LiftPoint> expected = chart.Expected.IsEmpty ? [new LiftPoint(0, 0), new LiftPoint(1, 1)] : chart.Expected;
        plot.BeginPaths();
        svg.Add($"""<path class="band b0" d="{Path(plot, [.. chart.Points, .. expected.Reverse()])}Z"/>""");
        svg.Add($"""<path class="line expected" d="{Path(plot, expected)}"/><path class="line l0" d="{Path(plot, chart.Points)}"/>""");
        plot.EndPaths();
        End(plot, svg, numbers);
    }

    public static void Draw(Markup svg, CalibrationChart chart, Numbers numbers)
    {
        Plot plot = Begin(svg, chart, numbers);
        svg.Add($"""<line class="expected" x1="0%" x2="100%" y1="{plot.Y(0)}" y2="{plot.Y(1)}"/>""");
        double most = chart.Points.Select(point => (double)point.Count).DefaultIfEmpty(1).Max();
        foreach (CalibrationPoint point in chart.Points)
        {
            double x = Whole.Percent(point.Predicted);
            if (point.Interval is { } interval)
            {
                plot.Whisker(x, interval);
            }

            // The area of a dot shows how many it stands for.
            svg.Add($"""<circle class="dot d0" cx="{x}%" cy="{plot.Y(point.Observed)}" r="{Math.Max(3, MostRadius * Math.Sqrt(point.Count / most))}">""");
            svg.Add($"""<title>{numbers.Of(point.Predicted, ValueStyle.Share)}: {numbers.Of(point.Observed, ValueStyle.Share)}</title></circle>""");
        }

        End(plot, svg, numbers);
    }

    private static Plot Begin(Markup svg, ChartData chart, Numbers numbers) =>
        Plot.Begin(svg, ChartWords.Describe(chart, numbers), Whole, ValueStyle.Share, numbers);

    private static void End(Plot plot, Markup svg, Numbers numbers)
    {
        foreach (double tick in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            double x = 100 * tick;
            svg.Add($"""<text class="tick" x="{x}%" y="{Plot.Top + Plot.Height + 20}" text-anchor="{AxisLabels.Anchor(x, "100%")}">{numbers.Tick(tick, 0.25, ValueStyle.Share)}</text>""");
        }

        plot.End([]);
    }

    private static string Path(Plot plot, IEnumerable<LiftPoint> points) => string.Concat(points.Select((point, i) =>
        string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{1000 * point.Taken:0.##} {plot.Y(point.Reached):0.##}")));
}
