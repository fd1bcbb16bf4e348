using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>One product of the catalogue. Immutable; safe for any thread.</summary>
/// <param name="Id">The product's identifier.</param>
/// <param name="Category">The category it is sold under; null where it is unknown.</param>
/// <param name="Name">What people read; null where it is unknown.</param>
/// <param name="Price">The list price in the shop's currency; null where it is unknown.</param>
public sealed record Product(string Id, string? Category = null, string? Name = null, decimal? Price = null)
{
    /// <summary>Declared extra columns by name; empty by default.</summary>
    public ImmutableDictionary<string, AttributeValue> Attributes { get; init; } = ImmutableDictionary<string, AttributeValue>.Empty;
}
