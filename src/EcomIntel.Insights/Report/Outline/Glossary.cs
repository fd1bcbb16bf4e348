namespace EcomIntel.Insights;

/// <summary>The words of the report, for readers who do not do statistics for a living.</summary>
internal static class Glossary
{
    public const string Title = "What the words mean";

    public static IReadOnlyList<(string Term, string Meaning)> Terms { get; } =
    [
        ("Supported", "More than chance, and large enough to matter. Of everything that such reports call supported, only a small share is false on average: one in twenty unless the report was set otherwise."),
        ("Ruled out", "Any effect is smaller than the one that would matter: the whole 95% interval says so."),
        ("Not known yet", "Neither of the two. It is no evidence against the claim, and none for it."),
        ("Effect", "How large it is, in the unit that stands beside it. 1.30× is thirty percent more; points are percentage points."),
        ("95% interval", "The values that the data fits. Intervals made this way hold the true value 95 times out of 100. Where a report picks the largest of many, its interval is widened for that."),
        ("Least effect that matters", "Set before looking at the data. Smaller effects are not worth acting on, however certain."),
        ("q-value", "The p-value, made stricter for everything else that the report asked, so that asking more does not find more by luck."),
        ("p-value", "How often chance alone would look at least this striking."),
        ("Customers", "Orders of one customer are not independent, so what counts is customers, not rows. A few who buy almost everything are worth fewer than their number."),
        ("Uses, not causes", "What a model uses to predict goes along with what people buy. Whether changing it changes what they buy, only an experiment tells."),
        ("Data", "The fingerprint of the data that the report was made from: the same data has the same one."),
    ];
}
