namespace EcomIntel;

/// <summary>
/// Which events an aggregate is over: sales, or clicks out of <see cref="CommerceDataset.Clicks"/>. Rows see those strictly before their own time, whichever
/// they are. Immutable; safe for any thread. Two of the same kind and gap are equal.
/// </summary>
public sealed record Over
{
    private Over(OverKind kind, string name, TimeSpan? gap = null) => (Kind, Name, Gap) = (kind, name, gap);

    /// <summary>Transactions that are sales; the default. Returns and cancellations are no sales.</summary>
    public static Over Sales { get; } = new(OverKind.Sales, "transaction");

    /// <summary>Product pages seen: <see cref="ShopEventType.View"/>.</summary>
    public static Over Views { get; } = new(OverKind.Views, "view");

    /// <summary>Products put into the cart: <see cref="ShopEventType.AddToCart"/>. One that does not say how many pieces is one piece.</summary>
    public static Over CartAdds { get; } = new(OverKind.CartAdds, "cart_add");

    /// <summary>Products taken out of the cart: <see cref="ShopEventType.RemoveFromCart"/>. One that does not say how many pieces is one piece.</summary>
    public static Over CartRemovals { get; } = new(OverKind.CartRemovals, "cart_removal");

    /// <summary>Checkouts begun: <see cref="ShopEventType.Checkout"/>.</summary>
    public static Over Checkouts { get; } = new(OverKind.Checkouts, "checkout");

    /// <summary>What sort of event it is.</summary>
    public OverKind Kind { get; }

    /// <summary>One event as it stands in names of features, such as <c>view</c>; <c>transaction</c> for sales.</summary>
    public string Name { get; }

    /// <summary>The longest time between two clicks of a session; null for any other kind.</summary>
    public TimeSpan? Gap { get; }

    /// <summary>
    /// Sessions: a click of any type starts one where the customer clicked never before, or longer than the gap ago. A session is one event at its first click, so
    /// nothing that comes later changes it. It has a customer but no product; guests have none. The browser's own session ids play no part.
    /// </summary>
    /// <param name="gap">The longest time between two clicks of a session; above zero and of whole microseconds, which is checked when the pipeline is built.</param>
    /// <returns>The events.</returns>
    public static Over Sessions(TimeSpan gap) => new(OverKind.Sessions, "session", gap);

    /// <inheritdoc/>
    public override string ToString() => Gap is { } gap ? $"sessions (gap {Window.Of(gap)})" : Kind switch
    {
        OverKind.CartAdds => "cart adds",
        OverKind.CartRemovals => "cart removals",
        OverKind.Views => "views",
        OverKind.Checkouts => "checkouts",
        _ => "sales",
    };

    /// <summary>The clicks that are such events; null for sales, and for sessions, which any click can start.</summary>
    internal ShopEventType? ClickType => Kind switch
    {
        OverKind.Views => ShopEventType.View,
        OverKind.CartAdds => ShopEventType.AddToCart,
        OverKind.CartRemovals => ShopEventType.RemoveFromCart,
        OverKind.Checkouts => ShopEventType.Checkout,
        _ => null,
    };

    /// <summary>The gap in microseconds; 0 for events that are no sessions.</summary>
    internal long GapMicroseconds => Gap is { } gap ? gap.Ticks / TimeSpan.TicksPerMicrosecond : 0;

    /// <summary>The pieces of one event: where a cart does not say how many, it is one.</summary>
    internal int PiecesOf(int quantity) =>
        quantity == TransactionTable.MissingQuantity && Kind is (OverKind.CartAdds or OverKind.CartRemovals) ? 1 : quantity;

    /// <summary>Whether a click starts a session.</summary>
    /// <param name="time">When it happened.</param>
    /// <param name="previous">When the customer's click before it happened; null where there is none.</param>
    internal bool StartsSession(long time, long? previous) => previous is not { } before || time - before > GapMicroseconds;

    internal static Over Of(OverKind kind, TimeSpan? gap) => kind switch
    {
        OverKind.Sales => Sales,
        OverKind.Views => Views,
        OverKind.CartAdds => CartAdds,
        OverKind.CartRemovals => CartRemovals,
        OverKind.Checkouts => Checkouts,
        OverKind.Sessions when gap is { } given => Sessions(given),
        _ => throw new FormatException($"events of the kind '{kind}' cannot be told"),
    };
}
