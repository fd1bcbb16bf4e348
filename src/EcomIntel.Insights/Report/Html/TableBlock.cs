namespace EcomIntel.Insights;

/// <summary>A table that scrolls by itself where the page is too narrow, by keyboard too.</summary>
internal static class TableBlock
{
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
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            html.Add($"""<tr><th scope="row">{row[0]}</th>""");
            foreach (string cell in row.Skip(1))
            {
                html.Add($"<td>{cell}</td>");
            }

            html.AddConstant("</tr>\n");
        }

        html.AddConstant("</tbody></table></div>");
    }
}
