namespace EcomIntel;

/// <summary>How far a customer has come on the way to an order.</summary>
public enum FunnelStage
{
    /// <summary>Nothing seen yet.</summary>
    None = 0,

    /// <summary>Looked at a product.</summary>
    Viewed = 1,

    /// <summary>Has something in the cart.</summary>
    InCart = 2,

    /// <summary>Began the checkout.</summary>
    CheckingOut = 3,

    /// <summary>Bought.</summary>
    Purchased = 4,
}
