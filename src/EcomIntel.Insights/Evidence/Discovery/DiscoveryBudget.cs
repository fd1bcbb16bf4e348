using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>
/// Spends one false-discovery budget on all findings of a report: each enters Benjamini and Hochberg's procedure once, and only within a supported one
/// are its levels tested, at the budget × the share of supported findings (Benjamini and Bogomolov, 2014, J. R. Statist. Soc. B 76).
/// </summary>
internal static class DiscoveryBudget
{
    // Beyond so many levels only the supported ones are worth a claim in the report; all of them were tested.
    private const int MostUnsupported = 50;

    public static ImmutableArray<Claim> Weigh(IReadOnlyList<Finding> findings, InsightOptions options, string dataFingerprint)
    {
        ThrowIfRepeated(findings);
        Claim[] claims = WeighFamily(findings, levelOf: null, penalty: 1, options, dataFingerprint);
        double tested = claims.Count(claim => claim.QValue is not null);
        double supported = claims.Count(claim => claim.Verdict == Verdict.Supported);
        ImmutableArray<Claim>.Builder all = ImmutableArray.CreateBuilder<Claim>();
        for (int i = 0; i < claims.Length; i++)
        {
            all.Add(claims[i]);
            if (claims[i].Verdict == Verdict.Supported)
            {
                Claim[] levels = WeighFamily(findings[i].Levels, claims[i].Id, tested / supported, options, dataFingerprint);
                all.AddRange(levels.Where(level => levels.Length <= MostUnsupported || level.Verdict == Verdict.Supported));
            }
        }

        return all.ToImmutable();
    }

    private static Claim[] WeighFamily(IReadOnlyList<Finding> findings, string? levelOf, double penalty, InsightOptions options, string dataFingerprint)
    {
        Finding[] testable = [.. findings.Where(finding => VerdictRule.IsTestable(finding, options.MinimumEffectiveCustomers))];
        double[] qValues = BenjaminiHochberg.QValues([.. testable.Select(finding => finding.PValue!.Value)]);
        Dictionary<string, double> qOf = testable.Zip(qValues).ToDictionary(pair => pair.First.Id, pair => Math.Min(1, pair.Second * penalty));
        return [.. findings.Select(finding =>
        {
            double? qValue = qOf.TryGetValue(finding.Id, out double q) ? q : null;
            Verdict verdict = VerdictRule.Decide(finding, qValue, options.FalseDiscoveryRate, options.MinimumEffectiveCustomers);
            return new Claim(finding, verdict, qValue, dataFingerprint, levelOf, options.Margin);
        })];
    }

    private static void ThrowIfRepeated(IEnumerable<Finding> findings)
    {
        HashSet<string> ids = [];
        foreach (Finding finding in findings.SelectMany(finding => finding.Levels.Prepend(finding)))
        {
            if (!ids.Add(finding.Id))
            {
                throw new InvalidOperationException($"The claim '{finding.Id}' is made twice. Give each finding an id of its own.");
            }
        }
    }
}
