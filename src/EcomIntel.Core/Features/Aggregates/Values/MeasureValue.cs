namespace EcomIntel;

/// <summary>A measure in its stored units.</summary>
internal sealed record MeasureValue(Measure Measure) : EventValue
{
    public override long[] Column(BatchContext batch) => MeasureColumns.Of(batch.Dataset.Transactions, Measure, batch.Threads);

    public override long Of(in OnlineSale sale) =>
        Measure == Measure.Spend ? sale.Total
        : Measure == Measure.UnitPrice ? sale.UnitPrice
        : sale.Transaction.Quantity ?? FeatureCell.MissingInteger;

    public override string ToString() => Measure.Name;
}
