namespace EcomIntel;

/// <summary>The band of the unit price.</summary>
internal sealed class PriceBandFeature : RowFeature
{
    private readonly long[] _floors;

    public PriceBandFeature(FeatureDefinition definition)
        : base(definition) => _floors = [0, .. definition.Edges.Select(edge => Money.FromDecimal(edge))];

    public override ColumnFill Begin(BatchContext batch)
    {
        long[] prices = batch.Rows.UnitPriceColumn.Values;
        return new ColumnFill<sbyte>(Field, batch.RowCount, (start, bands) => BandKernel.Fill(prices.AsSpan(start, bands.Length), _floors, bands));
    }

    public override FeatureValue Read(in OnlineMoment moment) => BandKernel.Of(moment.UnitPrice, _floors) is >= 0 and var band ? (double)band : double.NaN;
}
