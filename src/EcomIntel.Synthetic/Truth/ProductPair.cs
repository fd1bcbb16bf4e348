namespace EcomIntel.Synthetic;

/// <summary>Two products that go together. Immutable; safe for any thread.</summary>
/// <param name="First">The id of one.</param>
/// <param name="Second">The id of the other.</param>
/// <param name="Lift">How many times as often one is chosen, among the products of its category, when the other is already in the order.</param>
public sealed record ProductPair(string First, string Second, double Lift);
