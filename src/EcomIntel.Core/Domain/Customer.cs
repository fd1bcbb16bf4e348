using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>One customer of the shop. Immutable; safe for any thread.</summary>
/// <param name="Id">The customer's identifier.</param>
/// <param name="Age">Whole years; null where it is unknown.</param>
/// <param name="Gender">As the shop records it; null where it is unknown.</param>
/// <param name="Location">As the shop records it, usually a city; null where it is unknown.</param>
public sealed record Customer(string Id, int? Age = null, string? Gender = null, string? Location = null)
{
    /// <summary>Declared extra columns by name; empty by default.</summary>
    public ImmutableDictionary<string, AttributeValue> Attributes { get; init; } = ImmutableDictionary<string, AttributeValue>.Empty;
}
