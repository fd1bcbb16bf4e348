using System.Globalization;
using System.Text;

namespace EcomIntel.Insights;

/// <summary>Lines with their bands; points that a reader should look at are dots.</summary>
internal static class LinePicture
{
    private const int FewPoints = 40;
    private const int ManyPoints = 120;

    public static void Draw(Markup svg, LineChart chart, Numbers numbers)
    {
        ValueStyle style = Numbers.Style(chart.Format);
        Scale scale = Scale.Rounded(
            chart.Lines.SelectMany(line => line.Points).Where(point => point.Value is not null)
                .SelectMany(point => new[] { point.Value!.Value, point.Band?.Low ?? point.Value.Value, point.Band?.High ?? point.Value.Value }),
            intervals: 4);
        Plot plot = Plot.Begin(svg, ChartWords.Describe(chart, numbers), scale, style, numbers);
        plot.BeginPaths();
        for (int line = 0; line < chart.Lines.Length; line++)
        {
            Paths(svg, plot, chart.Lines[line], line);
        }

        plot.EndPaths();
        for (int line = 0; line < chart.Lines.Length; line++)
        {
            Dots(svg, plot, chart.Lines[line], line, style, numbers);
        }

        plot.End(chart.Lines.IsEmpty ? [] : [.. chart.Lines[0].Points.Select(point => numbers.Text(point.Label))]);
    }

    private static void Paths(Markup svg, Plot plot, ChartLine line, int number)
    {
        StringBuilder band = new();
        StringBuilder path = new();
        for (int i = 0; i < line.Points.Length; i++)
        {
            if (line.Points[i].Value is not { } value)
            {
                continue;
            }

            bool goesOn = i > 0 && line.Points[i - 1].Value is not null;
            path.Append(goesOn ? 'L' : 'M').Append(At(plot, i, line.Points.Length, value));
            if (goesOn && line.Points[i - 1].Band is { } before && line.Points[i].Band is { } here)
            {
                // A piece for each step, so that gaps stay gaps.
                band.Append('M').Append(At(plot, i - 1, line.Points.Length, before.Low)).Append('L').Append(At(plot, i, line.Points.Length, here.Low))
                    .Append('L').Append(At(plot, i, line.Points.Length, here.High)).Append('L').Append(At(plot, i - 1, line.Points.Length, before.High)).Append('Z');
            }
        }

        if (band.Length > 0)
        {
            svg.Add($"""<path class="band b{number % 4}" d="{band.ToString()}"/>""");
        }

        svg.Add($"""<path class="{(line.Points.Length > ManyPoints ? "line fine" : "line")} l{number % 4}" d="{path.ToString()}"/>""");
    }

    private static void Dots(Markup svg, Plot plot, ChartLine line, int number, ValueStyle style, Numbers numbers)
    {
        for (int i = 0; i < line.Points.Length; i++)
        {
            ChartPoint point = line.Points[i];
            if (point.Value is { } value && (point.IsNotable || line.Points.Length <= FewPoints))
            {
                string range = point.Band is { } band ? $" ({numbers.Range(band, style)})" : string.Empty;
                svg.Add($"""<circle class="{(point.IsNotable ? "dot hit" : "dot")} d{number % 4}" cx="{100 * (i + 0.5) / line.Points.Length}%" cy="{plot.Y(value)}" r="{(point.IsNotable ? 5.5 : 3)}">""");
                svg.Add($"""<title>{numbers.Text(point.Label)}: {numbers.Of(value, style)}{range}</title></circle>""");
            }
        }
    }

    private static string At(Plot plot, int position, int positions, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{1000 * (position + 0.5) / positions:0.##} {plot.Y(value):0.##}");
}
