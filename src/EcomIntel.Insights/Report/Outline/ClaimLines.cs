namespace EcomIntel.Insights;

/// <summary>The claims of a group as a list: what they share is said once.</summary>
internal sealed class ClaimLines
{
    private ClaimLines(IReadOnlyList<(string Statement, string? Range)> lines, string? common)
    {
        Lines = lines;
        Common = common;
    }

    /// <summary>Each statement with what the data fits, if it is known.</summary>
    public IReadOnlyList<(string Statement, string? Range)> Lines { get; }

    /// <summary>From where on all of them would matter, as a sentence; null where that differs or nothing was measured.</summary>
    public string? Common { get; }

    public static ClaimLines Of(ClaimGroup group, Numbers numbers)
    {
        Claim[] measured = [.. group.Claims.Where(claim => claim.Interval is not null)];
        string[] minima = [.. measured.Select(claim => Minimum(claim, numbers)).Distinct(StringComparer.Ordinal)];
        bool isCommon = minima.Length == 1;
        return new ClaimLines(
            [.. group.Claims.GroupBy(claim => claim.StatementIn(numbers.Culture), StringComparer.Ordinal).Select(claims => (
                claims.Count() == 1 ? claims.Key : $"{claims.Key} ({Words.Count(claims.Count(), "claim", "claims", numbers.Culture)})",
                claims.Count() == 1 ? Range(claims.First(), isCommon, numbers) : null))],
            isCommon ? $"Ranges are 95% intervals. {(group.Verdict == Verdict.Supported ? "It matters" : "It would matter")} {minima[0]}." : null);
    }

    private static string Minimum(Claim claim, Numbers numbers) => $"{new EvidenceWords(claim, numbers).Minimum} ({claim.Unit})";

    private static string? Range(Claim claim, bool isCommon, Numbers numbers)
    {
        EvidenceWords words = new(claim, numbers);
        return claim.Interval is null ? null : isCommon ? $"{words.Interval}." : words.Sentence;
    }
}
