namespace EcomIntel;

/// <summary>A group of aggregates over a past of one type.</summary>
/// <typeparam name="TPast">What is kept of the past.</typeparam>
internal abstract class PastGroup<TPast> : AggregateGroup
    where TPast : IPast
{
    private AggregateFeature<TPast>[]? _readers;

    protected sealed override Type KeptType => typeof(TPast);

    public sealed override FeatureColumn[] Compute(BatchContext batch)
    {
        AggregateColumn<TPast>[] columns = [.. Features.Select(feature => ((AggregateFeature<TPast>)feature).Begin(batch.RowCount))];
        PastColumns<TPast> pasts = new(batch, columns);
        Compute(batch, pasts);
        pasts.ThrowIfAnyFailed();
        return [.. columns.Select(column => column.Finish())];
    }

    protected abstract void Compute(BatchContext batch, PastColumns<TPast> pasts);

    protected sealed override bool CanRead(AggregateFeature feature) => feature is AggregateFeature<TPast>;

    /// <summary>Reads all aggregates into their places among the values of all features.</summary>
    protected void Read(in TPast past, long now, ReadOnlySpan<int> places, Span<FeatureValue> values)
    {
        AggregateFeature<TPast>[] readers = _readers ??= [.. Features.Cast<AggregateFeature<TPast>>()];
        int i = 0;
        try
        {
            for (; i < readers.Length; i++)
            {
                values[places[i]] = readers[i].Read(past, now);
            }
        }
        catch (OverflowException error)
        {
            throw new OverflowException($"The feature '{readers[i].Definition.Name}' overflows: {error.Message}.", error);
        }
    }
}
