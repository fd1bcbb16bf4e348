namespace EcomIntel;

/// <summary>The band of the unit price.</summary>
internal sealed class PriceBandFeature : RowFeature
{
    private readonly long[] _edges;

    public PriceBandFeature(FeatureDefinition definition)
        : base(definition) => _edges = [.. definition.Edges.Select(edge => Money.FromDecimal(edge))];

    public override ColumnFill Begin(BatchContext batch) => new ColumnFill<sbyte>(Field, batch.RowCount, (start, codes) =>
    {
        ReadOnlySpan<long> prices = batch.Dataset.Transactions.UnitPrices.Slice(start, codes.Length);
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = CodeOf(prices[i]);
        }
    });

    /// <summary>The missing price is the lowest of all numbers, and so below 0 like any other price without a band.</summary>
    private sbyte CodeOf(long price)
    {
        if (price < 0)
        {
            return CategoryColumn.Missing;
        }

        sbyte band = 0;
        foreach (long edge in _edges)
        {
            if (price < edge)
            {
                break;
            }

            band++;
        }

        return band;
    }
}
