namespace EcomIntel;

/// <summary>The sorts of event that an aggregate can be over.</summary>
public enum OverKind
{
    /// <summary>Transactions that are sales.</summary>
    Sales = 0,

    /// <summary>Product pages seen.</summary>
    Views = 1,

    /// <summary>Products put into the cart.</summary>
    CartAdds = 2,

    /// <summary>Products taken out of the cart.</summary>
    CartRemovals = 3,

    /// <summary>Checkouts begun.</summary>
    Checkouts = 4,

    /// <summary>Sessions of customers.</summary>
    Sessions = 5,
}
