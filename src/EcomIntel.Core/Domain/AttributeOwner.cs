namespace EcomIntel;

/// <summary>Whose column an extra column is.</summary>
public enum AttributeOwner
{
    /// <summary>The customer's: known before any purchase.</summary>
    Customer = 0,

    /// <summary>The product's: known with the purchase.</summary>
    Product = 1,

    /// <summary>The transaction's own: known with the purchase.</summary>
    Transaction = 2,
}
