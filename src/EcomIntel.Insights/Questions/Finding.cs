using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>
/// What a question found, before the report weighs it against everything else it asked: an effect with its interval and the p-value that enters the
/// report's false-discovery budget. Immutable; safe for any thread.
/// </summary>
public sealed record Finding
{
    /// <summary>The claim's id in snake_case, such as <c>sales_by_month</c>; that of a level adds a slash and the level. Unique in a report.</summary>
    public required string Id { get; init; }

    /// <summary>The sentence where the claim is supported.</summary>
    public required FormattableString WhenSupported { get; init; }

    /// <summary>The sentence where an effect that would matter is ruled out.</summary>
    public required FormattableString WhenNotSupported { get; init; }

    /// <summary>The sentence where the evidence says neither.</summary>
    public required FormattableString WhenInsufficient { get; init; }

    /// <summary>How the effect is measured; a difference by default.</summary>
    public EffectScale Scale { get; init; }

    /// <summary>The effect's unit in words, such as <c>share of customers</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The estimate; null where it cannot be made.</summary>
    public double? Effect { get; init; }

    /// <summary>The estimate's 95% interval, simultaneous where the level was chosen by looking at the data; null where it cannot be made.</summary>
    public EffectInterval? Interval { get; init; }

    /// <summary>The p-value against no effect; for a finding with <see cref="Levels"/>, of the question as a whole. Null where it cannot be tested.</summary>
    public double? PValue { get; init; }

    /// <summary>The least effect that would matter, on the same scale: a share such as 0.02, or a ratio above 1 such as 1.10.</summary>
    public required double MinimumEffect { get; init; }

    /// <summary>The rows (orders, lines, customers; see the unit) that it was found in.</summary>
    public long Rows { get; init; }

    /// <summary>The customers that these rows belong to.</summary>
    public int Customers { get; init; }

    /// <summary>How many customers of equal size would carry as much evidence: (Σn)² ÷ Σn².</summary>
    public double EffectiveCustomers { get; init; }

    /// <summary>The method in words, with its source.</summary>
    public required string Method { get; init; }

    /// <summary>What a reader should know beside it; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What to do about it, as a sentence, for where the claim is supported; null for nothing.</summary>
    public FormattableString? Action { get; init; }

    /// <summary>What that could bring in; null where nobody can say.</summary>
    public RevenueGain? Gain { get; init; }

    /// <summary>How <see cref="Effect"/> is written for people; plain by default.</summary>
    public ValueFormat Format { get; init; }

    /// <summary>Charts of what was found, supported or not; none by default.</summary>
    public ImmutableArray<ChartData> Charts { get; init; } = [];

    /// <summary>The single levels (months, categories), tested only where this finding is supported; empty by default.</summary>
    public ImmutableArray<Finding> Levels { get; init; } = [];

    /// <summary>The name of the question that it answers; set by the report.</summary>
    internal string Question { get; private init; } = string.Empty;

    /// <summary>Makes the finding for data that cannot answer the question.</summary>
    /// <param name="id">The claim's id.</param>
    /// <param name="reason">Why, as a sentence.</param>
    /// <param name="unit">The unit that the effect would have.</param>
    /// <param name="minimumEffect">The least effect that would matter.</param>
    /// <param name="method">The method that would be used.</param>
    /// <param name="scale">How the effect would be measured.</param>
    /// <returns>A finding without numbers.</returns>
    public static Finding NotAnswerable(string id, FormattableString reason, string unit, double minimumEffect, string method, EffectScale scale = EffectScale.Difference) => new()
    {
        Id = id,
        WhenSupported = reason,
        WhenNotSupported = reason,
        WhenInsufficient = reason,
        Scale = scale,
        Unit = unit,
        MinimumEffect = minimumEffect,
        Method = method,
    };

    internal Finding Of(IInsightQuestion question) => this with
    {
        Question = question.Name,
        Levels = [.. Levels.Select(level => level.Of(question))],
    };
}
