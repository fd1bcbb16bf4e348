using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>A feature as data: what it is called, how it comes about and what was learned for it. Immutable; safe for any thread.</summary>
/// <param name="Name">The feature's name, in snake_case; the name of its column.</param>
/// <param name="Kind">How it comes about.</param>
/// <param name="Type">What its values are; of an attribute <see cref="FeatureType.Number"/> until the pipeline is fitted.</param>
/// <param name="KnownFrom">What it is known from; of an attribute <see cref="Known.All"/> until the pipeline is fitted.</param>
public sealed record FeatureDefinition(string Name, FeatureKind Kind, FeatureType Type, Known KnownFrom)
{
    /// <summary>What an aggregate gathers, by what, over which window; null for any other kind.</summary>
    public AggregateDefinition? Aggregate { get; init; }

    /// <summary>What a ratio or a difference is made of; null for any other kind.</summary>
    public FeatureOperands? Operands { get; init; }

    /// <summary>The number of quantile bands; null for fixed bands and any other kind.</summary>
    public int? Bands { get; init; }

    /// <summary>The edges between price bands in the shop's currency, ascending; an edge belongs to the band above it. Empty for other kinds and for quantile bands not yet learned.</summary>
    public ImmutableArray<decimal> Edges { get; init; } = [];

    /// <summary>The dates of the holidays, ascending; empty for other kinds.</summary>
    public ImmutableArray<DateOnly> Holidays { get; init; } = [];

    /// <summary>Whose column an attribute is; null for any other kind and until the pipeline is fitted.</summary>
    public AttributeOwner? Owner { get; init; }

    /// <summary>The levels of a category in the order of their codes; empty for other types and until they are learned.</summary>
    public ImmutableArray<string> Levels { get; init; } = [];

    /// <summary>Whether nothing is left to be learned from training rows.</summary>
    public bool IsFitted { get; init; } = true;

    /// <summary>The column that the feature becomes.</summary>
    internal FeatureField Field => new(Name, Type, KnownFrom) { Levels = Levels };

    /// <summary>The same definition with the functions of other custom keys, by name.</summary>
    internal FeatureDefinition With(IReadOnlyDictionary<string, By> keys) =>
        Operands is { } operands ? this with { Operands = new FeatureOperands(operands.Left.With(keys), operands.Right.With(keys)) }
        : Aggregate is { By.Kind: ByKind.Custom } aggregate && keys.TryGetValue(aggregate.By.Name, out By? key) ? this with { Aggregate = aggregate with { By = key } }
        : this;

    /// <summary>Compares all parts, lists element by element.</summary>
    /// <param name="other">The other definition.</param>
    /// <returns>Whether both define the same feature.</returns>
    public bool Equals(FeatureDefinition? other) =>
        other is not null && (Name, Kind, Type, KnownFrom, IsFitted) == (other.Name, other.Kind, other.Type, other.KnownFrom, other.IsFitted)
        && (Aggregate, Operands, Bands, Owner) == (other.Aggregate, other.Operands, other.Bands, other.Owner)
        && Edges.AsSpan().SequenceEqual(other.Edges.AsSpan()) && Holidays.AsSpan().SequenceEqual(other.Holidays.AsSpan()) && Levels.AsSpan().SequenceEqual(other.Levels.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Kind, Type, KnownFrom);
}
