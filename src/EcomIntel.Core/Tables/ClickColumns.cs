namespace EcomIntel;

/// <summary>
/// Clicks by column, in any order, for <see cref="CommerceDataset.FromColumns"/>. The dataset takes the arrays over without a copy, so do not change
/// them afterwards. All have one cell per click; a column that is not given costs no memory until somebody asks the dataset for it.
/// Not for changing once made, and then safe for any thread.
/// </summary>
public sealed class ClickColumns
{
    /// <summary>When each click happened: microseconds since 1970-01-01T00:00:00Z, in the years 1 to 9999.</summary>
    public required long[] Timestamps { get; init; }

    /// <summary>What happened: <see cref="ShopEventType.View"/> to <see cref="ShopEventType.Purchase"/>.</summary>
    public required ShopEventType[] Types { get; init; }

    /// <summary>Who clicked: positions in the customers given with the columns, −1 for guests. Null, the default: all are guests.</summary>
    public int[]? Customers { get; init; }

    /// <summary>What was clicked: positions in the products given with the columns, −1 where there is none. Null, the default: nothing is known.</summary>
    public int[]? Products { get; init; }

    /// <summary>The browser session of each click: positions in <see cref="SessionIds"/>, −1 where missing. Null, the default: none is known.</summary>
    public int[]? Sessions { get; init; }

    /// <summary>The identifiers of the browser sessions. Given together with <see cref="Sessions"/> or not at all.</summary>
    public string[]? SessionIds { get; init; }

    /// <summary>Pieces put into or taken out of the cart, <see cref="TransactionTable.MissingQuantity"/> where missing. Null, the default: missing in every click.</summary>
    public int[]? Quantities { get; init; }

    /// <summary>The clicks' identifiers, unique in the shop. Null, the default: the click's number, counted from 1, as text.</summary>
    public string[]? Ids { get; init; }
}
