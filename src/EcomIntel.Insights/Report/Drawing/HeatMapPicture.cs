namespace EcomIntel.Insights;

/// <summary>A table of shades. Cells without a value are outlined, not filled.</summary>
internal static class HeatMapPicture
{
    private const double CellHeight = 24;
    private const double LabelRoom = 24;
    private const int UsualGutter = 50;

    public static void Draw(Markup svg, HeatMapChart chart, Numbers numbers)
    {
        Shades shades = Shades.Of(chart.Values, chart.Neutral, chart.Format == ValueFormat.Ratio);
        ValueStyle style = Style(chart);
        string[] rows = [.. chart.Rows.Select(numbers.Text)];
        string[] columns = [.. chart.Columns.Select(numbers.Text)];
        double height = CellHeight * rows.Length;
        double width = 100.0 / Math.Max(1, columns.Length);
        string[] atLeft = [.. rows.Select(AxisLabels.Short)];
        Plot.Open(svg, ChartWords.Describe(chart, numbers), height + LabelRoom, atLeft);
        for (int row = 0; row < rows.Length; row++)
        {
            AxisLabels.WriteLeft(svg, atLeft[row], (CellHeight * row) + 16);
            for (int column = 0; column < columns.Length; column++)
            {
                double? value = chart.At(row, column);
                svg.Add($"""<rect class="cell {shades.Class(value)}" x="{width * column}%" width="{width}%" y="{CellHeight * row}" height="{CellHeight}">""");
                svg.Add($"""<title>{rows[row]}, {columns[column]}: {numbers.Of(value, style)}</title></rect>""");
            }
        }

        AxisLabels.Write(svg, columns, height + 18, Math.Max(0, AxisLabels.Gutter(atLeft) - UsualGutter));
        svg.AddConstant("</svg>");
        ShadeLegend.Write(svg, shades, style, numbers);
    }

    /// <summary>Shares around zero are differences.</summary>
    public static ValueStyle Style(HeatMapChart chart) => chart is { Format: ValueFormat.Share, Neutral: 0 } ? ValueStyle.Points : Numbers.Style(chart.Format);
}
