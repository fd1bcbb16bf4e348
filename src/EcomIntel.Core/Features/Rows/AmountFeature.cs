namespace EcomIntel;

/// <summary>A money column of the transactions as it is: the dataset is immutable, so its array is shared and not copied.</summary>
internal sealed class AmountFeature(FeatureDefinition definition, Func<BatchContext, long[]> source, OnlineSource<long> online) : RowFeature(definition)
{
    public override ColumnFill Begin(BatchContext batch) => new FinishedColumn(new TypedColumn<long>(Field, source(batch)));

    public override FeatureValue Read(in OnlineMoment moment) => online(moment);
}
