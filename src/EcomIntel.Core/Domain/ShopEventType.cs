namespace EcomIntel;

/// <summary>What happened in the shop. The name on the wire is the snake_case of the member.</summary>
public enum ShopEventType
{
    /// <summary>One line of an order: the only event that carries money.</summary>
    Transaction = 0,

    /// <summary>A product page was seen.</summary>
    View = 1,

    /// <summary>A product was put into the cart.</summary>
    AddToCart = 2,

    /// <summary>A product was taken out of the cart.</summary>
    RemoveFromCart = 3,

    /// <summary>The checkout was begun.</summary>
    Checkout = 4,

    /// <summary>The click that confirms an order; its money comes as transactions.</summary>
    Purchase = 5,

    /// <summary>A session turned out to be a customer's.</summary>
    Identify = 6,

    /// <summary>A customer's data is to be erased.</summary>
    CustomerErased = 7,
}
