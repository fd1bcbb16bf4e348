namespace EcomIntel;

/// <summary>An aggregate: a number read from the state that its group keeps of the past.</summary>
internal abstract class AggregateFeature(FeatureDefinition definition) : Feature(definition)
{
    public AggregateDefinition Aggregate { get; } = definition.Aggregate!;

    /// <summary>Makes the group that keeps what this aggregate reads, for itself and others alike.</summary>
    public abstract AggregateGroup NewGroup();
}
