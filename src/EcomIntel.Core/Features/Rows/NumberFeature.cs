namespace EcomIntel;

/// <summary>A numeric column of the customers, the products or the transactions, as each row sees it.</summary>
internal sealed class NumberFeature(FeatureDefinition definition, AttributeOwner owner, NumberFeature.Source source, Func<Customer, double>? online) : Feature(definition)
{
    public delegate ReadOnlySpan<double> Source(CommerceDataset dataset);

    public override FeatureColumn Compute(BatchContext batch)
    {
        ReadOnlySpan<double> numbers = source(batch.Dataset);
        if (owner == AttributeOwner.Transaction)
        {
            return new TypedColumn<double>(Field, numbers.ToArray());
        }

        ReadOnlySpan<int> owners = batch.OwnersOf(owner);
        double[] values = new double[owners.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = owners[i] < 0 ? double.NaN : numbers[owners[i]];
        }

        return new TypedColumn<double>(Field, values);
    }

    public override float Read(in OnlineMoment moment) => moment.Customer is { } customer && online is not null ? (float)online(customer) : float.NaN;
}
