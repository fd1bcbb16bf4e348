using System.Collections.Immutable;

namespace EcomIntel.Recommendations;

/// <summary>A recommended product. Immutable; safe for any thread.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Category">Its category, whose own reasons stand with the category.</param>
/// <param name="Score">The probability of the category times the product's share of it at the hour.</param>
/// <param name="Reasons">What was looked at besides the category.</param>
public sealed record RecommendedProduct(string ProductId, string Category, double Score, ImmutableArray<Reason> Reasons)
{
    /// <summary>What people read; null where it is unknown.</summary>
    public string? Name { get; init; }

    /// <summary>The list price in the shop's currency; null where it is unknown.</summary>
    public decimal? Price { get; init; }
}
