namespace EcomIntel;

/// <summary>A feature that each row has by itself, whatever the other rows are; its column is filled range by range.</summary>
internal abstract class RowFeature(FeatureDefinition definition) : Feature(definition)
{
    /// <summary>Makes the column, yet to be filled.</summary>
    public abstract ColumnFill Begin(BatchContext batch);

    public sealed override FeatureColumn Compute(BatchContext batch)
    {
        ColumnFill fill = Begin(batch);
        fill.Fill(0, batch.RowCount);
        return fill.Finish();
    }
}
