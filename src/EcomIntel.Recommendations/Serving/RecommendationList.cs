using System.Collections.Immutable;

namespace EcomIntel.Recommendations;

/// <summary>What is recommended to a customer at a moment. Immutable; safe for any thread.</summary>
/// <param name="CustomerId">The customer, or session, it was made for.</param>
/// <param name="Moment">The moment it was made for.</param>
/// <param name="Categories">Categories, most probable first.</param>
/// <param name="Products">Products, best first.</param>
public sealed record RecommendationList(
    string CustomerId, DateTimeOffset Moment, ImmutableArray<RecommendedCategory> Categories, ImmutableArray<RecommendedProduct> Products);
