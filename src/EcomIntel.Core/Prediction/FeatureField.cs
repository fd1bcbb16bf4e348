using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>One column that a model reads. Immutable; safe for any thread.</summary>
/// <param name="Name">The feature's name, in snake_case.</param>
/// <param name="Type">What its values are.</param>
/// <param name="KnownFrom">What it is known from.</param>
public sealed record FeatureField(string Name, FeatureType Type, Known KnownFrom = Known.Customer)
{
    /// <summary>The levels of a category in the order of their codes (0, 1, …); empty for any other type.</summary>
    public ImmutableArray<string> Levels { get; init; } = [];

    /// <summary>Whether the values are codes of levels rather than quantities.</summary>
    public bool IsCategorical => Type == FeatureType.Category;

    /// <summary>Compares name, type, source and levels.</summary>
    /// <param name="other">The other field.</param>
    /// <returns>Whether both describe the same column.</returns>
    public bool Equals(FeatureField? other) =>
        other is not null && Name == other.Name && Type == other.Type && KnownFrom == other.KnownFrom && Levels.AsSpan().SequenceEqual(other.Levels.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, KnownFrom, Levels.Length);
}
