namespace EcomIntel;

/// <summary>Whether a trait has one level: 1 where it has, 0 where it has another, missing where it has none. Its mean is the level's share.</summary>
internal sealed record LevelValue(Trait Trait, string Level) : EventValue
{
    public override long[] Column(BatchContext batch)
    {
        TraitColumn column = TraitColumn.Of(Trait, batch);
        int wanted = column.Levels.IndexOf(Level);
        ReadOnlySpan<int> codes = column.Codes;
        long[] values = LargeArray.Uninitialized<long>(codes.Length);
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = codes[row] < 0 ? FeatureCell.MissingInteger : codes[row] == wanted ? 1 : 0;
        }

        return values;
    }

    public override long Of(in OnlineSale sale) =>
        TraitValue.TextOf(Trait, sale) is not { Length: > 0 } text ? FeatureCell.MissingInteger : text == Level ? 1 : 0;

    public override string ToString() => $"level {Trait.Kind} {Trait} {Level}";
}
