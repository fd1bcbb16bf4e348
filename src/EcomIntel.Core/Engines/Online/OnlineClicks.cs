namespace EcomIntel;

/// <summary>Clicks on their way into states, in the form that these know events in.</summary>
internal static class OnlineClicks
{
    /// <summary>Whether a click is an event of a sort, or starts one.</summary>
    /// <param name="over">The sort of event.</param>
    /// <param name="click">The click.</param>
    /// <param name="newest">The time of the customer's newest click so far; a click older than that starts no session.</param>
    public static bool Counts(Over over, ShopEvent click, long newest)
    {
        long time = EpochTime.ToMicroseconds(click.Timestamp);
        return over.Kind == OverKind.Sessions
            ? time >= newest && over.StartsSession(time, newest == KeyState.Never ? null : newest)
            : over.ClickType == click.Type;
    }

    /// <summary>The event that a click is or starts: a line without money.</summary>
    public static Transaction EventOf(Over over, ShopEvent click) => over.Kind == OverKind.Sessions
        ? new Transaction(click.EventId, click.Timestamp, click.CustomerId)
        : new Transaction(click.EventId, click.Timestamp, click.CustomerId, click.ProductId)
        {
            Quantity = over.PiecesOf(click.Quantity ?? TransactionTable.MissingQuantity) is not TransactionTable.MissingQuantity and var pieces ? pieces : null,
        };
}
