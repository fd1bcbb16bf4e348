using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace EcomIntel;

/// <summary>
/// What became of every row read: kept as it was, kept with changes, or quarantined; the three sum to the rows read. Immutable; safe for any thread.
/// </summary>
public sealed class CleaningReport
{
    internal CleaningReport(ImmutableArray<InputReport> inputs)
    {
        Inputs = inputs;
        Rules = Count(inputs);
    }

    /// <summary>The inputs: customers and products where they came apart, then transactions.</summary>
    public ImmutableArray<InputReport> Inputs { get; }

    /// <summary>The report of the transactions alone.</summary>
    public InputReport Transactions => Inputs[^1];

    /// <summary>The rules that acted, by name.</summary>
    public ImmutableArray<RuleCount> Rules { get; }

    /// <summary>Rows read, of all inputs.</summary>
    public long Read => Inputs.Sum(input => input.Read);

    /// <summary>Rows kept as they were, of all inputs.</summary>
    public long Kept => Inputs.Sum(input => input.Kept);

    /// <summary>Rows kept with at least one value changed, of all inputs.</summary>
    public long Changed => Inputs.Sum(input => input.Changed);

    /// <summary>Rows quarantined, of all inputs.</summary>
    public long Quarantined => Inputs.Sum(input => input.Quarantined);

    /// <summary>The quarantined rows of all inputs.</summary>
    public IEnumerable<QuarantinedRow> Quarantine => Inputs.SelectMany(input => input.Quarantine);

    /// <summary>The changed values of all inputs.</summary>
    public IEnumerable<ChangedValue> Changes => Inputs.SelectMany(input => input.Changes);

    /// <summary>
    /// Writes the quarantined rows of one input as CSV: the row's number, column, value and rule, then the row's own text, character for character, under
    /// its own header and with its own delimiter.
    /// </summary>
    /// <param name="path">The file to write, in UTF-8; an older one is replaced.</param>
    /// <param name="input">The input; the transactions where null.</param>
    public void SaveQuarantine(string path, InputReport? input = null)
    {
        using StreamWriter writer = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        SaveQuarantine(writer, input);
    }

    /// <summary>Writes the quarantined rows of one input as CSV, as <see cref="SaveQuarantine(string, InputReport?)"/> does.</summary>
    /// <param name="writer">Where to; it is left open.</param>
    /// <param name="input">The input; the transactions where null.</param>
    public void SaveQuarantine(TextWriter writer, InputReport? input = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        input ??= Transactions;
        writer.Write(CsvText.Line(["quarantine_row", "quarantine_column", "quarantine_value", "quarantine_rule", .. input.Columns], input.Delimiter));
        writer.Write('\n');
        foreach (QuarantinedRow row in input.Quarantine)
        {
            string[] reason = [row.Row.ToString(CultureInfo.InvariantCulture), row.Column ?? string.Empty, row.Value ?? string.Empty, row.Rule];
            writer.Write(CsvText.Line(reason, input.Delimiter));
            writer.Write(input.Delimiter);
            writer.Write(row.Raw);
            writer.Write('\n');
        }
    }

    /// <summary>The rules that acted, as a table in plain text.</summary>
    /// <returns>The table, one rule to a line.</returns>
    public string ToTable()
    {
        StringBuilder table = new(ToString());
        int width = Math.Max(4, Rules.Select(rule => rule.Rule.Length).DefaultIfEmpty(0).Max());
        table.Append(CultureInfo.InvariantCulture, $"\n{"rule".PadRight(width)}  {"changed",12}  {"quarantined",12}");
        foreach (RuleCount rule in Rules)
        {
            table.Append(CultureInfo.InvariantCulture, $"\n{rule.Rule.PadRight(width)}  {rule.Changed,12:N0}  {rule.Quarantined,12:N0}");
        }

        return table.ToString();
    }

    /// <summary>One line, <c>1,000 read = 962 kept + 29 changed + 9 quarantined</c>; of several inputs one line each, with its name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Inputs.Length == 1 ? Inputs[0].ToString() : string.Join('\n', Inputs.Select(input => $"{input.Name}: {input}"));

    private static ImmutableArray<RuleCount> Count(ImmutableArray<InputReport> inputs)
    {
        Dictionary<string, (long Changed, long Quarantined)> counts = new(StringComparer.Ordinal);
        foreach (InputReport input in inputs)
        {
            foreach (ChangedValue change in input.Changes.DistinctBy(change => (change.Row, change.Rule)))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, change.Rule, out _).Changed++;
            }

            foreach (QuarantinedRow row in input.Quarantine)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, row.Rule, out _).Quarantined++;
            }
        }

        return [.. counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => new RuleCount(count.Key, count.Value.Changed, count.Value.Quarantined))];
    }
}
