namespace EcomIntel;

/// <summary>An aggregate: a number read from what its group keeps of the past.</summary>
internal abstract class AggregateFeature(FeatureDefinition definition, EventValue? value) : Feature(definition)
{
    public AggregateDefinition Aggregate { get; } = definition.Aggregate!;

    /// <summary>What the aggregate is of; null where the events themselves are enough.</summary>
    public EventValue? Value => value;

    /// <summary>Makes the group that keeps what this aggregate reads, for itself and others alike.</summary>
    public abstract AggregateGroup NewGroup();
}
