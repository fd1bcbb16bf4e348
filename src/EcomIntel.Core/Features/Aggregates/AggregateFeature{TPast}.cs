namespace EcomIntel;

/// <summary>An aggregate over a past of one type.</summary>
/// <typeparam name="TPast">What is kept of the past.</typeparam>
internal abstract class AggregateFeature<TPast>(FeatureDefinition definition, EventValue? value, Func<AggregateGroup> newGroup) : AggregateFeature(definition, value)
    where TPast : IPast
{
    /// <summary>Makes the column, to be filled from pasts.</summary>
    public abstract AggregateColumn<TPast> Begin(int rows);

    /// <summary>The value at a moment.</summary>
    /// <exception cref="OverflowException">A sum does not fit its column.</exception>
    public abstract FeatureValue Read(in TPast past, long now);

    public sealed override AggregateGroup NewGroup() => newGroup();
}
