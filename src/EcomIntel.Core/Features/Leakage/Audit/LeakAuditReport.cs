using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EcomIntel;

/// <summary>What <see cref="LeakAudit"/> found. Immutable; safe for any thread.</summary>
public sealed class LeakAuditReport
{
    private const int MostShown = 3;

    internal LeakAuditReport(int rows, int features, ImmutableArray<string> declaredFuture, ImmutableArray<LeakDifference> differences)
    {
        (RowsChecked, FeaturesChecked, DeclaredFuture, Differences) = (rows, features, declaredFuture, differences);
        Leaks = [.. differences.Select(difference => difference.Feature).Distinct(StringComparer.Ordinal).Except(declaredFuture, StringComparer.Ordinal)];
    }

    /// <summary>The number of rows that were computed again.</summary>
    public int RowsChecked { get; }

    /// <summary>The number of features compared in each row.</summary>
    public int FeaturesChecked { get; }

    /// <summary>The features that are declared known from <see cref="Known.Future"/>, in column order. Their differences are reported but are no secret, and <c>ForTarget</c> refuses them.</summary>
    public ImmutableArray<string> DeclaredFuture { get; }

    /// <summary>The features that see the future without declaring it, in column order.</summary>
    public ImmutableArray<string> Leaks { get; }

    /// <summary>Every value that differed, feature by feature in column order, and within a feature by row.</summary>
    public ImmutableArray<LeakDifference> Differences { get; }

    /// <summary>Whether no feature but those that declare it saw the future in any row that was checked.</summary>
    public bool IsClean => Leaks.IsEmpty;

    /// <summary>The report in words: a line for the whole, and for each feature that differed how often and up to three of its rows.</summary>
    /// <returns>The text; lines end with a line feed.</returns>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Leak audit of {FeaturesChecked} features on {RowsChecked} rows: ")
            .Append(IsClean ? "no undeclared leak." : $"{string.Join(", ", Leaks.Select(name => $"'{name}'"))} saw more than the past.").Append('\n');
        foreach (IGrouping<string, LeakDifference> feature in Differences.GroupBy(difference => difference.Feature, StringComparer.Ordinal))
        {
            string declared = DeclaredFuture.Contains(feature.Key) ? " (declared known from the future)" : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $"- '{feature.Key}'{declared} differs in {feature.Count()} of {RowsChecked} rows:");
            foreach (LeakDifference difference in feature.Take(MostShown))
            {
                text.Append(CultureInfo.InvariantCulture, $" row {difference.Row + 1} (transaction '{difference.TransactionId}') ")
                    .Append(CultureInfo.InvariantCulture, $"has {Shown(difference.InTable)} but {Shown(difference.FromPast)} from the past;");
            }

            text[^1] = '.';
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Shown(string value) => value.Length == 0 ? "nothing" : value;
}
