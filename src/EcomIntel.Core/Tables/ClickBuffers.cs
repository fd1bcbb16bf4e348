namespace EcomIntel;

/// <summary>Collects clicks into columns.</summary>
internal sealed class ClickBuffers
{
    private readonly CodeBook _sessionCodes = new();
    private readonly ColumnBuffer<string?> _ids = new(null);
    private readonly ColumnBuffer<long> _timestamps = new(0);
    private readonly ColumnBuffer<ShopEventType> _types = new(ShopEventType.View);
    private readonly ColumnBuffer<int> _customers = new(-1);
    private readonly ColumnBuffer<int> _products = new(-1);
    private readonly ColumnBuffer<int> _sessions = new(-1);
    private readonly ColumnBuffer<int> _quantities = new(TransactionTable.MissingQuantity);

    public void Add(ShopEvent click, int customer, int product)
    {
        _ids.Add(click.EventId);
        _timestamps.Add(EpochTime.ToMicroseconds(click.Timestamp));
        _types.Add(click.Type);
        _customers.Add(customer);
        _products.Add(product);
        _sessions.Add(click.SessionId is { Length: > 0 } session ? _sessionCodes.CodeOf(session) : -1);
        _quantities.Add(click.Quantity ?? TransactionTable.MissingQuantity);
    }

    public ClickTable Take() => _timestamps.Count == 0 ? ClickTable.Empty : new ClickTable(new ClickColumns
    {
        Timestamps = _timestamps.Take(),
        Types = _types.Take(),
        Customers = _customers.TakeOrNull(),
        Products = _products.TakeOrNull(),
        Sessions = _sessions.TakeOrNull(),
        SessionIds = _sessionCodes.ToArray(),
        Quantities = _quantities.TakeOrNull(),
        Ids = _ids.TakeOrNull()!,
    });
}
