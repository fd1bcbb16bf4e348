namespace EcomIntel.Insights;

/// <summary>The one rule by which every claim gets its verdict.</summary>
internal static class VerdictRule
{
    public static Verdict Decide(Finding finding, double? qValue, double level, double minimumCustomers)
    {
        if (!IsTestable(finding, minimumCustomers))
        {
            return Verdict.InsufficientEvidence;
        }

        if (qValue <= level && Matters(finding, finding.Effect!.Value))
        {
            return Verdict.Supported;
        }

        return finding.Interval is { } interval && !Matters(finding, interval.Low) && !Matters(finding, interval.High)
            ? Verdict.NotSupported
            : Verdict.InsufficientEvidence;
    }

    public static bool IsTestable(Finding finding, double minimumCustomers) =>
        finding is { PValue: { } pValue, Effect: { } effect }
        && double.IsFinite(pValue)
        && double.IsFinite(effect)
        && finding.EffectiveCustomers >= minimumCustomers;

    private static bool Matters(Finding finding, double effect) => finding.Scale == EffectScale.Ratio
        ? effect >= finding.MinimumEffect || effect <= 1 / finding.MinimumEffect
        : Math.Abs(effect) >= finding.MinimumEffect;
}
