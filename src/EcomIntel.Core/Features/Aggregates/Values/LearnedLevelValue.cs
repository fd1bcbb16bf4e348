using System.Collections.Frozen;
using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>A trait as the code of its level among those that the pipeline learned; missing for any other level.</summary>
internal sealed record LearnedLevelValue(Trait Trait, ImmutableArray<string> Levels) : EventValue
{
    private readonly FrozenDictionary<string, int> _codes =
        Levels.Select((level, code) => KeyValuePair.Create(level, code)).ToFrozenDictionary(StringComparer.Ordinal);

    public override long[] Column(BatchContext batch)
    {
        TraitColumn column = TraitColumn.Of(Trait, batch);
        long[] learned = [.. column.Levels.Select(level => _codes.TryGetValue(level, out int code) ? code : FeatureCell.MissingInteger)];
        ReadOnlySpan<int> codes = column.Codes;
        long[] values = LargeArray.Uninitialized<long>(codes.Length);
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = codes[row] < 0 ? FeatureCell.MissingInteger : learned[codes[row]];
        }

        return values;
    }

    public override long Of(in OnlineSale sale) =>
        TraitValue.TextOf(Trait, sale) is { Length: > 0 } text && _codes.TryGetValue(text, out int code) ? code : FeatureCell.MissingInteger;

    public bool Equals(LearnedLevelValue? other) => other is not null && Trait == other.Trait && Levels.AsSpan().SequenceEqual(other.Levels.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Trait, Levels.Length);

    public override string ToString() => $"learned {Trait.Kind} {Trait} {string.Join('\u001F', Levels)}";
}
