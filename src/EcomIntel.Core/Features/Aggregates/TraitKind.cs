namespace EcomIntel;

/// <summary>The sorts of trait that a sale can have.</summary>
public enum TraitKind
{
    /// <summary>The product.</summary>
    Product = 0,

    /// <summary>The product's category.</summary>
    Category = 1,

    /// <summary>The order.</summary>
    Order = 2,

    /// <summary>The customer's location.</summary>
    Location = 3,

    /// <summary>A declared extra column.</summary>
    Attribute = 4,
}
