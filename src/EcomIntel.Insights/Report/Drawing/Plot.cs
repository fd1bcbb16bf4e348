namespace EcomIntel.Insights;

/// <summary>
/// A chart with an axis of values at its left. Widths are percentages, heights are pixels: text keeps its size on any page while the plot takes the room there is.
/// </summary>
internal sealed class Plot
{
    public const double Top = 12;
    public const double Height = 200;
    private const double LabelRoom = 28;

    private readonly Markup _svg;
    private readonly Scale _values;

    private Plot(Markup svg, Scale values)
    {
        _svg = svg;
        _values = values;
    }

    /// <summary>Begins a chart, with its grid and the labels of its values.</summary>
    public static Plot Begin(Markup svg, string alternative, Scale values, ValueStyle style, Numbers numbers)
    {
        (double Value, string Label)[] ticks = [.. values.Ticks().Select(tick => (tick, numbers.Tick(tick, values.Step, style)))];
        Plot plot = new(svg, values);
        Open(svg, alternative, Top + Height + LabelRoom, ticks.Select(tick => tick.Label));
        foreach ((double value, string label) in ticks)
        {
            svg.Add($"""<line class="grid" x1="0" x2="100%" y1="{plot.Y(value)}" y2="{plot.Y(value)}"/>""");
            AxisLabels.WriteLeft(svg, label, plot.Y(value) + 4);
        }

        return plot;
    }

    /// <summary>Begins a picture with room for labels at its left, outside of its percentages.</summary>
    public static void Open(Markup svg, string alternative, double height, IEnumerable<string> labels)
    {
        int gutter = AxisLabels.Gutter(labels);
        svg.Add($"""<svg class="chart" width="100%" height="{height}" style="margin-left:{gutter}px;width:calc(100% - {gutter}px)" role="img" aria-label="{alternative}">""");
    }

    public static void Open(Markup svg, string alternative, double height) =>
        svg.Add($"""<svg class="chart" width="100%" height="{height}" role="img" aria-label="{alternative}">""");

    public double Y(double value) => Top + (Height * (1 - (_values.Percent(value) / 100)));

    /// <summary>Begins a drawing of paths whose x runs from 0 to 1000 over the whole width.</summary>
    public void BeginPaths() =>
        _svg.Add($"""<svg width="100%" height="{Top + Height}" viewBox="0 0 1000 {Top + Height}" preserveAspectRatio="none">""");

    public void EndPaths() => _svg.AddConstant("</svg>");

    /// <summary>A whisker from one value to another.</summary>
    public void Whisker(double percent, EffectInterval interval) => _svg.Add(
        $"""<line class="whisker" x1="{percent}%" x2="{percent}%" y1="{Y(interval.Low)}" y2="{Y(interval.High)}"/>""");

    /// <summary>A line across.</summary>
    public void Across(double value, string kind) => _svg.Add($"""<line class="{kind}" x1="0" x2="100%" y1="{Y(value)}" y2="{Y(value)}"/>""");

    public void End(IReadOnlyList<string> labels)
    {
        AxisLabels.Write(_svg, labels, Top + Height + 20);
        _svg.AddConstant("</svg>");
    }
}
