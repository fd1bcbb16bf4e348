using System.Globalization;
using System.Text;

namespace EcomIntel.Insights;

/// <summary>The report for a terminal or a log.</summary>
internal static class ReportText
{
    private const string Missing = "–";
    private const int MostLevels = 3;

    public static string Write(InsightReport report)
    {
        StringBuilder text = new();
        int supported = report.Supported.Count();
        text.AppendLine(supported == 0
            ? $"No claim is supported by this data ({report.Claims.Length} asked)."
            : $"{supported} of {report.Claims.Length} claims are supported by this data.");
        Section(text, report, Verdict.Supported, "Supported");
        Section(text, report, Verdict.NotSupported, "Not supported: no effect that would matter");
        Section(text, report, Verdict.InsufficientEvidence, "Not enough evidence");
        foreach (ShopDescription description in report.Descriptions)
        {
            text.AppendLine().AppendLine(description.Title);
            foreach (FormattableString sentence in description.Sentences)
            {
                text.Append("  ").AppendLine(FormattableString.Invariant(sentence));
            }
        }

        text.AppendLine().Append(Table(report)).AppendLine();
        foreach (string note in report.Claims.Select(claim => claim.Note).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            text.Append("Note: ").AppendLine(note);
        }

        return text.Append("Intervals are of 95%; q is the p-value adjusted for all claims of this report. Data ").Append(report.DataFingerprint).Append('.').ToString();
    }

    private static void Section(StringBuilder text, InsightReport report, Verdict verdict, string title)
    {
        // Single levels are worth a sentence only where they are supported, and then only the strongest; the table has them all.
        string[] statements = [.. report.Claims
            .Where(claim => claim.Verdict == verdict && claim.LevelOf is null)
            .SelectMany(claim => verdict == Verdict.Supported ? Strongest(report, claim.Id).Prepend(claim) : [claim])
            .Select(claim => claim.Action is { } action ? $"{claim.Statement} {action}" : claim.Statement)
            .Distinct(StringComparer.Ordinal)];
        if (statements.Length == 0)
        {
            return;
        }

        text.AppendLine().AppendLine(title);
        foreach (string statement in statements)
        {
            text.Append("  ").AppendLine(statement);
        }
    }

    private static IEnumerable<Claim> Strongest(InsightReport report, string id) => report.Supported
        .Where(level => level.LevelOf == id)
        .OrderByDescending(level => Math.Abs(level.Scale == EffectScale.Ratio ? Math.Log(level.Effect!.Value) : level.Effect!.Value))
        .Take(MostLevels);

    private static string Table(InsightReport report)
    {
        List<string[]> rows = [["claim", "verdict", "effect", "interval", "minimum", "q", "n", "customers", "unit"]];
        rows.AddRange(report.Claims.Select(claim => new[]
        {
            claim.Id,
            claim.Verdict.ToString(),
            Number(claim.Effect),
            claim.Interval is { } interval ? $"[{Number(interval.Low)}, {Number(interval.High)}]" : Missing,
            Number(claim.MinimumEffect),
            claim.QValue < 0.0001 ? "<0.0001" : Number(claim.QValue),
            claim.Rows.ToString("N0", CultureInfo.InvariantCulture),
            claim.Customers.ToString("N0", CultureInfo.InvariantCulture),
            claim.Unit,
        }));
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        StringBuilder table = new();
        foreach (string[] row in rows)
        {
            table.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }

        return table.ToString();
    }

    private static string Number(double? value) => value?.ToString("0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture) ?? Missing;
}
