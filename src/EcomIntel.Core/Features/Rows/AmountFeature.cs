namespace EcomIntel;

/// <summary>A money column of the transactions as it is.</summary>
internal sealed class AmountFeature(FeatureDefinition definition, AmountFeature.Source source) : RowFeature(definition)
{
    public delegate ReadOnlySpan<long> Source(TransactionTable transactions);

    public override ColumnFill Begin(BatchContext batch) => new ColumnFill<long>(
        Field, batch.RowCount, (start, values) => source(batch.Dataset.Transactions).Slice(start, values.Length).CopyTo(values));
}
