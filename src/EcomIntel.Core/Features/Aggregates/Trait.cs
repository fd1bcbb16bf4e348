namespace EcomIntel;

/// <summary>What a sale is of, for shares, distinct counts and modes. Immutable; safe for any thread. Two traits of the same kind and name are equal.</summary>
public sealed record Trait
{
    private Trait(TraitKind kind, string name) => (Kind, Name) = (kind, name);

    /// <summary>The product sold.</summary>
    public static Trait Product { get; } = new(TraitKind.Product, "product");

    /// <summary>The category of the product sold.</summary>
    public static Trait Category { get; } = new(TraitKind.Category, "category");

    /// <summary>The order that the sale is a line of; one without an order id is an order of its own. For distinct counts only.</summary>
    public static Trait Order { get; } = new(TraitKind.Order, "order");

    /// <summary>The location of the customer who bought.</summary>
    public static Trait Location { get; } = new(TraitKind.Location, "location");

    /// <summary>What sort of trait it is.</summary>
    public TraitKind Kind { get; }

    /// <summary>The trait as it stands in names of features, such as <c>product</c>; the declared name of an attribute.</summary>
    public string Name { get; }

    /// <summary>A declared categorical column of the transactions, the products or the customers.</summary>
    /// <param name="name">The column's declared name.</param>
    /// <returns>The trait.</returns>
    public static Trait Attribute(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(TraitKind.Attribute, name);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static Trait? Named(string name) => name switch
    {
        "product" => Product,
        "category" => Category,
        "order" => Order,
        "location" => Location,
        _ => null,
    };
}
