using System.Collections.Immutable;

namespace EcomIntel.Recommendations;

/// <summary>A recommended category. Immutable; safe for any thread.</summary>
/// <param name="Category">The category.</param>
/// <param name="Probability">The probability that the customer's next line is of it.</param>
/// <param name="Reasons">What was looked at.</param>
public sealed record RecommendedCategory(string Category, double Probability, ImmutableArray<Reason> Reasons);
