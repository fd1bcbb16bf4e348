namespace EcomIntel.Modeling.MLNet;

/// <summary>Where a trainer in a chain finds what it learns from.</summary>
/// <param name="Schema">What the feature vector was made from; null to take it from the view.</param>
/// <param name="Label">The class.</param>
/// <param name="Features">The feature vector.</param>
/// <param name="Group">The customer, where there is such a column.</param>
/// <param name="Weight">The weight; null for none.</param>
internal sealed record TrainingColumns(FeatureSchema? Schema, string Label, string Features, string Group, string? Weight);
