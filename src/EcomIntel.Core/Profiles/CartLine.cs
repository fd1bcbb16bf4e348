namespace EcomIntel;

/// <summary>A product in a cart. Immutable; safe for any thread.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Quantity">Pieces; above zero.</param>
/// <param name="Category">The product's category, where it is known.</param>
public sealed record CartLine(string ProductId, int Quantity, string? Category = null);
