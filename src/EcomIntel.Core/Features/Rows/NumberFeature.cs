namespace EcomIntel;

/// <summary>A numeric column of the customers, the products or the transactions, as each row sees it.</summary>
internal sealed class NumberFeature(FeatureDefinition definition, AttributeOwner owner, NumberFeature.Source source, OnlineSource<double> online) : RowFeature(definition)
{
    public delegate ReadOnlySpan<double> Source(CommerceDataset dataset);

    public override ColumnFill Begin(BatchContext batch)
    {
        source(batch.Dataset); // A dataset without the attribute is refused before any row is filled.
        return new ColumnFill<double>(Field, batch.RowCount, owner == AttributeOwner.Transaction
            ? (start, values) => source(batch.Dataset).Slice(start, values.Length).CopyTo(values)
            : (start, values) => Fill(source(batch.Dataset), batch.OwnersOf(owner).Slice(start, values.Length), values));
    }

    public override FeatureValue Read(in OnlineMoment moment) => online(moment);

    private static void Fill(ReadOnlySpan<double> numbers, ReadOnlySpan<int> owners, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = owners[i] < 0 ? double.NaN : numbers[owners[i]];
        }
    }
}
