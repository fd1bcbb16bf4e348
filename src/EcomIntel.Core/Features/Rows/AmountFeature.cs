namespace EcomIntel;

/// <summary>A money column of the transactions as it is.</summary>
internal sealed class AmountFeature(FeatureDefinition definition, AmountFeature.Source source) : Feature(definition)
{
    public delegate ReadOnlySpan<long> Source(TransactionTable transactions);

    public override FeatureColumn Compute(BatchContext batch) => new TypedColumn<long>(Field, source(batch.Dataset.Transactions).ToArray());
}
