namespace EcomIntel;

/// <summary>What a line of an order is.</summary>
public enum TransactionKind
{
    /// <summary>Goods sold.</summary>
    Sale = 0,

    /// <summary>Goods that came back after a sale.</summary>
    Return = 1,

    /// <summary>An order, or a line of it, taken back before delivery.</summary>
    Cancellation = 2,
}
