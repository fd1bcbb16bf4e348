namespace EcomIntel;

/// <summary>A definition made ready to compute: as a column of a whole dataset, and one value at a moment. Both must give the same bits.</summary>
internal abstract class Feature(FeatureDefinition definition)
{
    public FeatureDefinition Definition { get; } = definition;

    public FeatureField Field { get; } = definition.Field;

    /// <summary>The value at a moment. Asked only of features that are known before a purchase.</summary>
    public virtual FeatureValue Read(in OnlineMoment moment) =>
        throw new InvalidOperationException($"The feature '{Definition.Name}' is known from {Definition.KnownFrom} and has no value before a purchase.");
}
