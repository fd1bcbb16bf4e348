using System.Text;

namespace EcomIntel.Insights;

/// <summary>A table as GitHub and most others read it.</summary>
internal static class MarkdownTable
{
    public static void Write(StringBuilder text, ReportTable table)
    {
        if (table.Rows.Count == 0)
        {
            text.Append("There is nothing to show.\n\n");
            return;
        }

        Row(text, table.Columns.Select(Words.Capital));
        text.Append("|:---").Insert(text.Length, "|---:", table.Columns.Count - 1).Append("|\n");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            Row(text, row);
        }

        text.Append('\n');
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(MarkdownText.Escape)).Append(" |\n");
}
