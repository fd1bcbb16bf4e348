namespace EcomIntel.Insights;

/// <summary>A claim's numbers in words.</summary>
internal sealed class EvidenceWords(Claim claim, Numbers numbers)
{
    private ValueStyle Style => Numbers.Style(claim.Format, claim.Scale);

    /// <summary>The estimate, short enough to stand large.</summary>
    public string Effect => numbers.Of(claim.Effect, Style);

    /// <summary>The interval, short.</summary>
    public string Interval => claim.Interval is { } interval ? numbers.Range(interval, Style) : Numbers.Missing;

    /// <summary>From where on an effect would matter.</summary>
    public string Minimum => claim.Scale == EffectScale.Ratio
        ? $"above {numbers.Of(claim.MinimumEffect, Style)} or below {numbers.Of(1 / claim.MinimumEffect, Style)}"
        : $"from {numbers.Of(claim.MinimumEffect, Style).TrimStart('+')} up or down";

    /// <summary>The interval as a sentence, beside what would matter; null without an interval.</summary>
    public string? Sentence => claim.Interval is null
        ? null
        : $"The data fits anything from {Interval}; {(claim.Verdict == Verdict.Supported ? "it matters" : "it would matter")} {Minimum}.";

    /// <summary><see cref="Sentence"/> with the number of customers behind it.</summary>
    public string? SentenceWithCustomers => Sentence is { } sentence
        ? $"{sentence} Based on {Words.Count(claim.Customers, "customer", "customers", numbers.Culture)}."
        : null;

    /// <summary>Everything about a claim that a statistician asks for, as pairs of a name and a text.</summary>
    public IEnumerable<(string Name, string Text)> All()
    {
        yield return ("Claim", claim.Id);
        yield return ("Method and source", Words.Capital(claim.Method));
        yield return ("Effect", claim.Effect is null ? "not estimated: too few customers, or no data" : $"{Effect} ({claim.Unit})");
        yield return ("95% interval", Interval);
        yield return ("Least effect that matters", Minimum);
        yield return ("q-value", numbers.Probability(claim.QValue));
        yield return ("p-value", numbers.Probability(claim.PValue));
        yield return ("Rows", numbers.Count(claim.Rows));
        yield return ("Customers", $"{numbers.Count(claim.Customers)}, worth as much as {numbers.Count(claim.EffectiveCustomers)} equal ones");
        yield return ("Data", claim.DataFingerprint);
        if (claim.Note is { } note)
        {
            yield return ("Note", note);
        }
    }
}
