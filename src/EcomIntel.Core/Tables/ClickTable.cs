using System.Globalization;

namespace EcomIntel;

/// <summary>The clicks of a dataset by column, in input order: views, carts, checkouts and confirmed orders. Immutable; safe for any thread.</summary>
public sealed class ClickTable
{
    internal ClickTable(ClickColumns columns)
    {
        Count = columns.Timestamps.Length;
        TimestampsArray = columns.Timestamps;
        TypesArray = columns.Types;
        SessionIdsArray = columns.SessionIds ?? [];
        CustomerColumn = LazyColumn.Constant(columns.Customers, Count, -1);
        ProductColumn = LazyColumn.Constant(columns.Products, Count, -1);
        SessionColumn = LazyColumn.Constant(columns.Sessions, Count, -1);
        QuantityColumn = LazyColumn.Constant(columns.Quantities, Count, TransactionTable.MissingQuantity);
        IdColumn = LazyColumn.Made(columns.Ids, Count, row => (row + 1).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The number of clicks.</summary>
    public int Count { get; }

    /// <summary>Identifiers.</summary>
    public ReadOnlySpan<string> Ids => IdColumn.Values;

    /// <summary>Microseconds since the Unix epoch, UTC.</summary>
    public ReadOnlySpan<long> Timestamps => TimestampsArray;

    /// <summary>What happened: <see cref="ShopEventType.View"/> to <see cref="ShopEventType.Purchase"/>.</summary>
    public ReadOnlySpan<ShopEventType> Types => TypesArray;

    /// <summary>Codes of customers, rows of <see cref="CommerceDataset.Customers"/>; −1 for guests, whose clicks count for no customer.</summary>
    public ReadOnlySpan<int> Customers => CustomerColumn.Values;

    /// <summary>Codes of products, rows of <see cref="CommerceDataset.Products"/>; −1 where the click is about none.</summary>
    public ReadOnlySpan<int> Products => ProductColumn.Values;

    /// <summary>Codes of browser sessions, positions in <see cref="SessionIds"/>; −1 where missing.</summary>
    public ReadOnlySpan<int> Sessions => SessionColumn.Values;

    /// <summary>The identifiers of the browser sessions by code.</summary>
    public ReadOnlySpan<string> SessionIds => SessionIdsArray;

    /// <summary>Pieces put into or taken out of the cart, as recorded; <see cref="TransactionTable.MissingQuantity"/> where missing.</summary>
    public ReadOnlySpan<int> Quantities => QuantityColumn.Values;

    internal static ClickTable Empty { get; } = new(new ClickColumns { Timestamps = [], Types = [] });

    internal long[] TimestampsArray { get; }

    internal ShopEventType[] TypesArray { get; }

    internal string[] SessionIdsArray { get; }

    internal LazyColumn<string> IdColumn { get; }

    internal LazyColumn<int> CustomerColumn { get; }

    internal LazyColumn<int> ProductColumn { get; }

    internal LazyColumn<int> SessionColumn { get; }

    internal LazyColumn<int> QuantityColumn { get; }

    /// <summary>Makes a table of some of the clicks, in the given order; codes and identifiers stay as they are.</summary>
    internal ClickTable Take(int[] rows) => new(new ClickColumns
    {
        Timestamps = LazyColumn.Take(TimestampsArray, rows),
        Types = LazyColumn.Take(TypesArray, rows),
        Customers = LazyColumn.TakeMade(CustomerColumn, rows),
        Products = LazyColumn.TakeMade(ProductColumn, rows),
        Sessions = LazyColumn.TakeMade(SessionColumn, rows),
        SessionIds = SessionIdsArray,
        Quantities = LazyColumn.TakeMade(QuantityColumn, rows),
        Ids = LazyColumn.Take(IdColumn.Values, rows),
    });
}
