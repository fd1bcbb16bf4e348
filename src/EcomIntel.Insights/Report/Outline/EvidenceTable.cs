namespace EcomIntel.Insights;

/// <summary>The numbers of several claims, one a row.</summary>
internal static class EvidenceTable
{
    public static ReportTable Of(IEnumerable<Claim> claims, Numbers numbers) => new(
        ["claim", "verdict", "effect", "95% interval", "matters", "q-value", "p-value", "rows", "customers"],
        [.. claims.Select(claim =>
        {
            EvidenceWords words = new(claim, numbers);
            return (IReadOnlyList<string>)
            [
                claim.Id,
                new VerdictSection(claim.Verdict, []).Badge,
                words.Effect,
                words.Interval,
                words.Minimum,
                numbers.Probability(claim.QValue),
                numbers.Probability(claim.PValue),
                numbers.Count(claim.Rows),
                numbers.Count(claim.Customers),
            ];
        })]);
}
