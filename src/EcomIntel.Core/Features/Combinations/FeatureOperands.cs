namespace EcomIntel;

/// <summary>The two features that a ratio or a difference is made of, defined whole, so that they need not be columns themselves. Immutable; safe for any thread.</summary>
/// <param name="Left">What is divided, or taken from.</param>
/// <param name="Right">What it is divided by, or what is taken.</param>
public sealed record FeatureOperands(FeatureDefinition Left, FeatureDefinition Right);
