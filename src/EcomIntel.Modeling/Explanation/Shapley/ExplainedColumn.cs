using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>
/// One column as a forest's trees see it, and as an explanation counts it: a field of the schema, or the neighbouring flags of one category that came one-hot, which the
/// trees split as one. Immutable; safe for any thread.
/// </summary>
/// <param name="Name">The field's name; of flags the first and the last name, as in <c>city_accra..city_wa</c>.</param>
/// <param name="Fields">The names of its fields.</param>
public sealed record ExplainedColumn(string Name, ImmutableArray<string> Fields)
{
    internal static ExplainedColumn From(FeatureSchema schema, ColumnBins bins)
    {
        string first = schema.Fields[bins.Field].Name;
        return bins.FlagCount == 0
            ? new ExplainedColumn(first, [first])
            : new ExplainedColumn(
                $"{first}..{schema.Fields[bins.Field + bins.FlagCount - 1].Name}",
                [.. schema.Fields.AsSpan().Slice(bins.Field, bins.FlagCount).ToArray().Select(field => field.Name)]);
    }

    /// <summary>Compares the names.</summary>
    /// <param name="other">The other column.</param>
    /// <returns>Whether both have the same name and fields.</returns>
    public bool Equals(ExplainedColumn? other) => other is not null && Name == other.Name && Fields.AsSpan().SequenceEqual(other.Fields.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Fields.Length);
}
