namespace EcomIntel.Insights;

/// <summary>A chart with its heading, how to read it, its legend, what was left out, and the table behind it.</summary>
internal static class FigureBlock
{
    public static void Write(Markup html, ChartData chart, Numbers numbers)
    {
        html.Add($"""<figure><figcaption>{numbers.Text(chart.Title)}</figcaption><p>{ChartWords.HowToRead(chart)}</p>""").AddConstant("\n");
        if (chart is LineChart { Lines.Length: > 1 } lines)
        {
            Legend(html, lines);
        }

        ReportTable table = ChartTable.Of(chart, numbers);
        if (table.Rows.Count > 0)
        {
            ChartPicture.Draw(html, chart, numbers);
        }
        else
        {
            html.AddConstant("<p class=\"soft\">There is nothing to show.</p>");
        }

        if (chart.Note is { } note)
        {
            html.Add($"""<p class="soft">{numbers.Text(note)}</p>""");
        }

        html.Add($"""<details class="screen"><summary>The numbers<span class="sr"> of {numbers.Text(chart.Title)}</span></summary>""");
        TableBlock.Write(html, table, numbers.Text(chart.Title));
        html.AddConstant("</details></figure>\n");
    }

    private static void Legend(Markup html, LineChart chart)
    {
        html.AddConstant("<ul class=\"legend\">");
        for (int line = 0; line < chart.Lines.Length; line++)
        {
            html.Add($"""<li><svg width="30" height="12" aria-hidden="true"><line class="line l{line % 4}" x1="0" x2="30" y1="6" y2="6"/></svg>{chart.Lines[line].Name}</li>""");
        }

        html.AddConstant("</ul>");
    }
}
