namespace EcomIntel;

/// <summary>The pieces of the line.</summary>
internal sealed class QuantityFeature(FeatureDefinition definition) : Feature(definition)
{
    public override FeatureColumn Compute(BatchContext batch)
    {
        ReadOnlySpan<int> quantities = batch.Dataset.Transactions.Quantities;
        long[] values = new long[quantities.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = quantities[i] == TransactionTable.MissingQuantity ? FeatureCell.MissingInteger : quantities[i];
        }

        return new TypedColumn<long>(Field, values);
    }
}
