namespace EcomIntel;

/// <summary>An aggregate over a state of one type.</summary>
/// <typeparam name="TState">What is kept of the past.</typeparam>
internal abstract class AggregateFeature<TState>(FeatureDefinition definition) : AggregateFeature(definition)
    where TState : unmanaged, IAggregateState<TState>
{
    /// <summary>Makes the column, to be filled from states.</summary>
    public abstract AggregateColumn<TState> Begin(int rows);

    /// <summary>The value at a moment.</summary>
    public abstract FeatureValue Read(in TState past, long now);

    public sealed override AggregateGroup NewGroup() => new AggregateGroup<TState>();
}
