namespace EcomIntel.Insights;

/// <summary>What the evidence says about a claim.</summary>
public enum Verdict
{
    /// <summary>Neither shown nor ruled out; also whenever there are too few independent customers.</summary>
    InsufficientEvidence = 0,

    /// <summary>Any effect is smaller than the one that would matter: the whole interval lies inside the minimum effect.</summary>
    NotSupported = 1,

    /// <summary>There is an effect (q-value within the report's budget) and it is at least as large as the one that would matter.</summary>
    Supported = 2,
}
