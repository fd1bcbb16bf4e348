namespace EcomIntel.Insights;

/// <summary>The shape of a claim in <c>insights.json</c>: a contract, see docs/insights.md.</summary>
internal sealed record ClaimJson(
    string Id,
    string Statement,
    Verdict Verdict,
    double? Effect,
    string Unit,
    EffectScale Scale,
    double[]? Interval,
    double? QValue,
    double? PValue,
    long N,
    int Customers,
    double EffectiveCustomers,
    double MinimumEffect,
    string DataFingerprint,
    string Method,
    string? Note,
    string? Action,
    ExpectedValueJson? ExpectedValue)
{
    public static ClaimJson From(Claim claim) => new(
        claim.Id,
        claim.Statement,
        claim.Verdict,
        claim.Effect,
        claim.Unit,
        claim.Scale,
        claim.Interval is { } interval ? [interval.Low, interval.High] : null,
        claim.QValue,
        claim.PValue,
        claim.Rows,
        claim.Customers,
        claim.EffectiveCustomers,
        claim.MinimumEffect,
        claim.DataFingerprint,
        claim.Method,
        claim.Note,
        claim.Action,
        claim.ExpectedValue is { } value ? ExpectedValueJson.From(value) : null);
}
