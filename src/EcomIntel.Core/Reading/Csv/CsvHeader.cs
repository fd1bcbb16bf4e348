using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>Finds the mapped columns in a header.</summary>
internal static class CsvHeader
{
    public static int[] Locate(RowFeed feed, ImmutableArray<Slot> slots)
    {
        ImmutableArray<string> columns = feed.Columns;
        if (columns.Any(column => column.Contains('\0', StringComparison.Ordinal)))
        {
            throw CsvErrors.OddHeader(feed.Name, feed.File);
        }

        string[] missing = [.. slots.Select(slot => slot.Column).Where(column => !columns.Contains(column)).Distinct(StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            throw CsvErrors.MissingColumns(feed.Name, feed.File, missing, columns, feed.Delimiter);
        }

        Slot? ambiguous = slots.FirstOrDefault(slot => columns.Count(column => column == slot.Column) > 1);
        return ambiguous is null
            ? [.. slots.Select(slot => columns.IndexOf(slot.Column))]
            : throw CsvErrors.AmbiguousColumn(feed.Name, feed.File, ambiguous.Column);
    }
}
