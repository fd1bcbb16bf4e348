namespace EcomIntel.Insights;

/// <summary>A table that scrolls by itself where the page is too narrow, by keyboard too.</summary>
internal static class TableBlock
{
    // On paper every table is unfolded: hundreds of rows of evidence would bury what the report says.
    private const int MostPrinted = 8;

    public static void Write(Markup html, ReportTable table, string name)
    {
        html.Add($"""<div class="scroll" role="region" aria-label="{name}" tabindex="0"><table><thead><tr>""");
        foreach (string column in table.Columns)
        {
            if (column.Length == 0)
            {
                // An empty heading would be read out as one.
                html.AddConstant("<td></td>");
            }
            else
            {
                html.Add($"""<th scope="col">{Words.Capital(column)}</th>""");
            }
        }

        html.AddConstant("</tr></thead><tbody>\n");
        for (int position = 0; position < table.Rows.Count; position++)
        {
            IReadOnlyList<string> row = table.Rows[position];
            html.AddConstant(position < MostPrinted ? "<tr>" : "<tr class=\"screen\">");
            html.Add($"""<th scope="row">{row[0]}</th>""");
            foreach (string cell in row.Skip(1))
            {
                html.Add($"<td>{cell}</td>");
            }

            html.AddConstant("</tr>\n");
        }

        html.AddConstant("</tbody></table></div>");
        WriteLeftOut(html, table.Rows.Count - MostPrinted, "rows");
    }

    /// <summary>What paper says of what it leaves out.</summary>
    public static void WriteLeftOut(Markup html, int count, string what)
    {
        if (count > 0)
        {
            html.Add($"""<p class="soft paper">{count} more {what} are on the page when it is read on a screen.</p>""");
        }
    }
}
