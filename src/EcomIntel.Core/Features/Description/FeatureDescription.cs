namespace EcomIntel;

/// <summary>What a feature is, for people: made by <see cref="FeaturePipeline.Describe"/> from the definition itself. Immutable; safe for any thread.</summary>
public sealed record FeatureDescription
{
    internal FeatureDescription()
    {
    }

    /// <summary>The feature's name; the name of its column.</summary>
    public required string Name { get; init; }

    /// <summary>What its values are; of an attribute <see cref="FeatureType.Number"/> until the pipeline is fitted.</summary>
    public required FeatureType Type { get; init; }

    /// <summary>How a column holds it: <c>Int8</c>, <c>Int32</c>, <c>Int64</c> or <c>Float64</c>, and what the number stands for where that is not the value itself.</summary>
    public required string StoredAs { get; init; }

    /// <summary>What it is measured in, such as <c>currency</c> or <c>days</c>; null where it has no unit.</summary>
    public required string? Unit { get; init; }

    /// <summary>What it says of a row.</summary>
    public required string Meaning { get; init; }

    /// <summary>How it is computed for a row at a moment t.</summary>
    public required string Formula { get; init; }

    /// <summary>What it is known from.</summary>
    public required Known KnownFrom { get; init; }

    /// <summary>When it has no value.</summary>
    public required string Missing { get; init; }

    internal static FeatureDescription Of(FeatureDefinition definition, string timeZone)
    {
        FeatureText text = FeatureText.Of(definition, timeZone);
        return new FeatureDescription
        {
            Name = definition.Name,
            Type = definition.Type,
            StoredAs = TypeText.StoredAs(definition),
            Unit = text.Unit,
            Meaning = text.Meaning,
            Formula = text.Formula,
            KnownFrom = definition.KnownFrom,
            Missing = text.Missing,
        };
    }
}
