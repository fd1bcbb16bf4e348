namespace EcomIntel;

/// <summary>The pieces of the line.</summary>
internal sealed class QuantityFeature(FeatureDefinition definition) : RowFeature(definition)
{
    public override ColumnFill Begin(BatchContext batch)
    {
        int[] quantities = batch.Rows.QuantityColumn.Values;
        return new ColumnFill<long>(Field, batch.RowCount, (start, values) => Fill(quantities.AsSpan(start, values.Length), values));
    }

    public override FeatureValue Read(in OnlineMoment moment) => moment.Purchase?.Quantity is { } quantity ? (long)quantity : FeatureCell.MissingInteger;

    private static void Fill(ReadOnlySpan<int> quantities, Span<long> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = quantities[i] == TransactionTable.MissingQuantity ? FeatureCell.MissingInteger : quantities[i];
        }
    }
}
