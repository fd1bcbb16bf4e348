using System.Globalization;

namespace EcomIntel;

/// <summary>A dataset without transactions is an error: everything after it would be empty without saying why.</summary>
internal static class NoRows
{
    public static void ThrowIfNone(RowFeed feed, InputReport report)
    {
        if (feed.Role != AttributeOwner.Transaction || report.Kept + report.Changed > 0)
        {
            return;
        }

        if (report.Read == 0)
        {
            throw new DataFormatException($"{feed.Name} has no rows{(feed.File is null ? string.Empty : ", only a header")}. Give data of at least one transaction.") { File = feed.File };
        }

        string rules = string.Join(", ", report.Quarantine.GroupBy(row => row.Rule, StringComparer.Ordinal).OrderByDescending(group => group.Count())
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count():N0}")));
        QuarantinedRow first = report.Quarantine[0];
        string where = first.Column is null ? string.Empty : $", column '{first.Column}' = '{first.Value}'";
        throw new DataFormatException(string.Create(CultureInfo.InvariantCulture,
            $"{feed.Name}: no rows are left after cleaning. All {report.Read:N0} were quarantined ({rules}); the first is row {first.Row}{where}. Change the map or the cleaning rules."))
        {
            File = feed.File,
            Row = first.Row,
            Column = first.Column,
            Value = first.Value,
        };
    }
}
