namespace EcomIntel;

/// <summary>What stands in for a missing value. Immutable; safe for any thread.</summary>
public sealed record Imputation
{
    private Imputation(ImputationKind kind, decimal? number = null, string? text = null)
    {
        Kind = kind;
        NumberValue = number;
        TextValue = text;
    }

    /// <summary>The mean of the values that are there; rounded to the column's unit, half to even. For numbers.</summary>
    public static Imputation Mean { get; } = new(ImputationKind.Mean);

    /// <summary>The middle value, of an even count the mean of the two in the middle; rounded to the column's unit, half to even. For numbers.</summary>
    public static Imputation Median { get; } = new(ImputationKind.Median);

    /// <summary>The most frequent value; of several the smallest, texts in ordinal order. For numbers and texts.</summary>
    public static Imputation Mode { get; } = new(ImputationKind.Mode);

    internal ImputationKind Kind { get; }

    internal decimal? NumberValue { get; }

    internal string? TextValue { get; }

    internal bool NeedsNumbers => Kind is ImputationKind.Mean or ImputationKind.Median || NumberValue is not null;

    /// <summary>A fixed number.</summary>
    /// <param name="value">The number, in the unit of the record's field.</param>
    /// <returns>The imputation.</returns>
    public static Imputation Constant(decimal value) => new(ImputationKind.Constant, number: value);

    /// <summary>A fixed text, such as "unknown".</summary>
    /// <param name="value">The text.</param>
    /// <returns>The imputation.</returns>
    /// <exception cref="ArgumentException">The text is empty, which would be missing again.</exception>
    public static Imputation Constant(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new(ImputationKind.Constant, text: value);
    }
}
