using System.Globalization;
using System.Text;

namespace EcomIntel.Benchmarks;

/// <summary>The table of one run in Markdown: a row for each workload, ns per row and how many times as long as ours.</summary>
public static class CompareTable
{
    public const string Ours = "EcomIntel";
    public const string Copy = "copying as many bytes";

    public static string Markdown(IReadOnlyList<CompareLine> lines, ScoreOptions options, string machine)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(options);
        string[] engines = [.. lines.Select(line => line.Engine).Distinct()];
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{machine}.\n{options.Rows:N0} rows {(options.Shuffled ? "in any order" : "sorted by time")}, {options.Customers:N0} customers, ")
            .Append(CultureInfo.InvariantCulture, $"{options.Threads} threads, medians of {options.Runs} interleaved runs after values were compared; ns per row (× ours).\n\n")
            .Append(CultureInfo.InvariantCulture, $"| workload | {string.Join(" | ", engines)} |\n|---|{string.Concat(engines.Select(_ => "---:|"))}\n");
        foreach (IGrouping<string, CompareLine> row in lines.GroupBy(line => line.Workload))
        {
            IEnumerable<string> cells = engines.Select(engine => row.FirstOrDefault(line => line.Engine == engine) is { } line ? Cell(line) : "–");
            text.Append(CultureInfo.InvariantCulture, $"| {row.Key}{(row.First().Rows == options.Rows ? "" : $" ({row.First().Rows:N0} rows)")} | {string.Join(" | ", cells)} |\n");
        }

        return text.ToString();
    }

    private static string Cell(CompareLine line)
    {
        string nanoseconds = line.NsPerRow.ToString(line.NsPerRow < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
        return line.Engine == Ours ? nanoseconds : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds} ({line.Ratio:0.0}×)");
    }
}
