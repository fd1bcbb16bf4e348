namespace EcomIntel;

/// <summary>A feature whose column is computed as a whole.</summary>
internal abstract class ColumnFeature(FeatureDefinition definition) : Feature(definition)
{
    public abstract FeatureColumn Compute(BatchContext batch);
}
