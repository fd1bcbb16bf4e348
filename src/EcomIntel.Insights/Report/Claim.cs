using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel.Insights;

/// <summary>A sentence about the shop with the evidence for it. Immutable; safe for any thread.</summary>
public sealed class Claim
{
    private readonly FormattableString _statement;
    private readonly FormattableString? _action;

    internal Claim(Finding finding, Verdict verdict, double? qValue, string dataFingerprint, string? levelOf, double? margin)
    {
        _statement = verdict switch
        {
            Verdict.Supported => finding.WhenSupported,
            Verdict.NotSupported => finding.WhenNotSupported,
            _ => finding.WhenInsufficient,
        };
        bool isTestable = qValue is not null;
        Id = finding.Id;
        Question = finding.Question;
        LevelOf = levelOf;
        Verdict = verdict;
        Scale = finding.Scale;
        Unit = finding.Unit;
        Effect = isTestable ? finding.Effect : null;
        Interval = isTestable ? finding.Interval : null;
        PValue = isTestable ? finding.PValue : null;
        QValue = qValue;
        MinimumEffect = finding.MinimumEffect;
        Rows = finding.Rows;
        Customers = finding.Customers;
        EffectiveCustomers = finding.EffectiveCustomers;
        DataFingerprint = dataFingerprint;
        Method = finding.Method;
        Note = finding.Note;
        Format = finding.Format;
        Charts = finding.Charts;
        _action = verdict == Verdict.Supported ? finding.Action : null;
        ExpectedValue = verdict == Verdict.Supported && finding.Gain is { } gain && margin is { } share ? new ExpectedValue(gain, share) : null;
    }

    /// <summary>The claim's id, such as <c>sales_by_month</c>; that of a single level adds a slash and the level.</summary>
    public string Id { get; }

    /// <summary>The name of the question that it answers, such as <c>category_drivers</c>.</summary>
    public string Question { get; }

    /// <summary>The id of the claim that this one is a single level of; null for a claim of its own.</summary>
    public string? LevelOf { get; }

    /// <summary>What the evidence says.</summary>
    public Verdict Verdict { get; }

    /// <summary>The sentence that the evidence bears, with invariant numbers.</summary>
    public string Statement => StatementIn(CultureInfo.InvariantCulture);

    /// <summary>How the effect is measured.</summary>
    public EffectScale Scale { get; }

    /// <summary>The effect's unit in words.</summary>
    public string Unit { get; }

    /// <summary>The estimate; null with too few customers or without the data.</summary>
    public double? Effect { get; }

    /// <summary>The estimate's 95% interval; null where <see cref="Effect"/> is.</summary>
    public EffectInterval? Interval { get; }

    /// <summary>The p-value before adjustment; null where <see cref="Effect"/> is.</summary>
    public double? PValue { get; }

    /// <summary>
    /// The p-value adjusted for everything else that the report asked: claims with q ≤ 0.05 are false one time in twenty at most, on average.
    /// Null where <see cref="Effect"/> is.
    /// </summary>
    public double? QValue { get; }

    /// <summary>The least effect that would matter, which it was held against.</summary>
    public double MinimumEffect { get; }

    /// <summary>The number of rows it was found in.</summary>
    public long Rows { get; }

    /// <summary>The number of customers that these rows belong to.</summary>
    public int Customers { get; }

    /// <summary>How many customers of equal size would carry as much evidence: (Σn)² ÷ Σn².</summary>
    public double EffectiveCustomers { get; }

    /// <summary>The fingerprint of the data (<see cref="CommerceDataset.Fingerprint"/>).</summary>
    public string DataFingerprint { get; }

    /// <summary>The method with its source.</summary>
    public string Method { get; }

    /// <summary>What a reader should know beside it; null for nothing.</summary>
    public string? Note { get; }

    /// <summary>How <see cref="Effect"/> is written for people.</summary>
    public ValueFormat Format { get; }

    /// <summary>What to do about it, with invariant numbers; null unless the claim is supported and the question knows something.</summary>
    public string? Action => ActionIn(CultureInfo.InvariantCulture);

    /// <summary>What doing so can be expected to earn; null unless the claim is supported, the question can say, and <see cref="InsightOptions.Margin"/> is set.</summary>
    public ExpectedValue? ExpectedValue { get; }

    /// <summary>Charts of what was found, whatever the verdict; none for single levels.</summary>
    public ImmutableArray<ChartData> Charts { get; }

    /// <summary><see cref="Action"/> as a culture writes numbers and dates.</summary>
    /// <param name="culture">The culture.</param>
    /// <returns>The sentence, or null.</returns>
    public string? ActionIn(CultureInfo culture) => _action?.ToString(culture);

    /// <summary>The sentence with numbers and dates as a culture writes them.</summary>
    /// <param name="culture">The culture.</param>
    /// <returns>The sentence.</returns>
    public string StatementIn(CultureInfo culture) => _statement.ToString(culture);

    /// <summary>The verdict, id and sentence on one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Verdict}: {Id}: {Statement}";
}
