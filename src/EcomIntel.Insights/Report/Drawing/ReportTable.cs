namespace EcomIntel.Insights;

/// <summary>A table of finished text: the first column names the rows, the others are numbers unless told otherwise.</summary>
internal sealed record ReportTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
