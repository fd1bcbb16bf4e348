namespace EcomIntel;

/// <summary>The sorts of key that events can be gathered by.</summary>
public enum ByKind
{
    /// <summary>The customer.</summary>
    Customer = 0,

    /// <summary>The product.</summary>
    Product = 1,

    /// <summary>The product's category.</summary>
    Category = 2,

    /// <summary>The customer's location.</summary>
    Location = 3,

    /// <summary>The local hour of day.</summary>
    Hour = 4,

    /// <summary>The level of a declared categorical column.</summary>
    Attribute = 5,

    /// <summary>What a function of the app's own gives.</summary>
    Custom = 6,
}
