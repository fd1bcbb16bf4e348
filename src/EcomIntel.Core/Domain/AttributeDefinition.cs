namespace EcomIntel;

/// <summary>Declares an extra column of customers, products or transactions, usable as a feature like any other. Immutable; safe for any thread.</summary>
/// <param name="Name">The column's name, in snake_case as features are.</param>
/// <param name="Owner">Whose column it is.</param>
/// <param name="Type">What it holds; categorical by default.</param>
public sealed record AttributeDefinition(string Name, AttributeOwner Owner, AttributeType Type = AttributeType.Categorical);
