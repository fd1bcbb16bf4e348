namespace EcomIntel.Insights;

/// <summary>Which labels below a chart have room: some on a phone, more on a wide page, where the style sheet shows those marked wide.</summary>
internal static class AxisLabels
{
    // Of a wide font at 12 pixels, so that others have room to spare.
    private const double CharacterWidth = 7.4;
    private const double Gap = 10;
    private const double NarrowPlot = 220;
    private const double WidePlot = 440;
    private const double LeastPlot = 80;
    private const int MostCharacters = 20;

    /// <summary>Writes labels at even distances; one stands in the middle of its slot.</summary>
    /// <param name="svg">Where to.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="y">Their base line.</param>
    /// <param name="gutter">The pixels that labels at the left take beyond the usual.</param>
    public static void Write(Markup svg, IReadOnlyList<string> labels, double y, int gutter = 0)
    {
        double phone = Math.Max(LeastPlot, NarrowPlot - gutter);
        double page = Math.Max(LeastPlot, WidePlot - gutter);
        double longest = CharacterWidth * (labels.Count == 0 ? 0 : labels.Max(label => label.Length));
        int wide = Step(labels.Count, page, longest);
        // A multiple, so that a phone shows a part of what a wide page does.
        int narrow = wide * Step((labels.Count + wide - 1) / wide, phone, longest);
        for (int i = 0; i < labels.Count; i += wide)
        {
            double x = 100 * (i + 0.5) / labels.Count;
            string kind = i % narrow == 0 ? "tick" : "tick wide";
            svg.Add($"""<text class="{kind}" x="{x}%" y="{y}" text-anchor="{Anchor(x, labels[i], phone)}">{labels[i]}</text>""");
        }
    }

    /// <summary>Writes a label to the left of the picture.</summary>
    public static void WriteLeft(Markup svg, string label, double y) => svg.Add($"""<text class="tick" x="-8" y="{y}" text-anchor="end">{label}</text>""");

    /// <summary>The pixels that labels at the left take.</summary>
    public static int Gutter(IEnumerable<string> labels) => 14 + (int)Math.Ceiling(CharacterWidth * labels.Select(label => label.Length).DefaultIfEmpty(1).Max());

    /// <summary>A label cut to what a phone has room for at the left; the table below a chart has it whole.</summary>
    public static string Short(string label) => label.Length > MostCharacters ? label[..(MostCharacters - 1)] + "…" : label;

    /// <summary>Text that would stick out of the picture grows inwards.</summary>
    public static string Anchor(double percent, string label, double plot = NarrowPlot)
    {
        double half = 100 * CharacterWidth * label.Length / 2 / plot;
        return percent < half ? "start" : percent > 100 - half ? "end" : "middle";
    }

    private static int Step(int labels, double plot, double longest)
    {
        for (int step = 1; step < labels; step++)
        {
            double distance = plot * step / labels;
            // The first and last may have to grow inwards.
            double room = Gap + (plot / labels < longest ? 1.5 * longest : longest);
            if (distance >= room)
            {
                return step;
            }
        }

        return Math.Max(1, labels);
    }
}
