namespace EcomIntel.Streaming;

/// <summary>What an event must hold, whoever made it: the same for what is sent and for what is read.</summary>
internal static class EventRules
{
    public const int NewestSchemaVersion = 1;
    private const int OldestAge = 150;

    public static EventRejection? Broken(ShopEvent shopEvent)
    {
        if (shopEvent.SchemaVersion is < 1 or > NewestSchemaVersion)
        {
            return new EventRejection(DeadLetterReason.UnsupportedSchemaVersion, $"schema_version is {shopEvent.SchemaVersion}; this library reads 1 to {NewestSchemaVersion}");
        }

        return Missing(shopEvent) is { } field ? new EventRejection(DeadLetterReason.MissingField, field)
            : OutOfRange(shopEvent) is { } value ? new EventRejection(DeadLetterReason.InvalidValue, value)
            : null;
    }

    private static string? Missing(ShopEvent shopEvent) => shopEvent switch
    {
        { EventId.Length: 0 } => "event_id, or transaction_id, is missing",
        { Type: ShopEventType.Identify, SessionId: null } => "session_id is missing",
        { Type: ShopEventType.Identify or ShopEventType.CustomerErased, CustomerId: null } => "customer_id is missing",
        { Key: null } => "customer_id and session_id are both missing",
        { Type: ShopEventType.AddToCart or ShopEventType.RemoveFromCart, ProductId: null } => "product_id is missing",
        { Type: ShopEventType.Transaction, Transaction: null } => "transaction_id is missing",
        _ => null,
    };

    private static string? OutOfRange(ShopEvent shopEvent) => shopEvent switch
    {
        { Type: < ShopEventType.Transaction or > ShopEventType.CustomerErased } => "event_type is none of the known ones",
        { Customer.Age: < 0 or > OldestAge } => $"age is outside 0 to {OldestAge}",
        { Type: ShopEventType.AddToCart or ShopEventType.RemoveFromCart, Quantity: <= 0 } => "quantity is not above 0",
        { Transaction: { } line } when !FitsMoney(line.UnitPrice) => "price_per_item is beyond what a money column holds",
        { Transaction: { } line } when !FitsMoney(line.Total) || !FitsMoney(line.Quantity, line.UnitPrice) => "total_price is beyond what a money column holds",
        _ => null,
    };

    private static bool FitsMoney(decimal? amount) => amount is null || Math.Abs(amount.Value) <= long.MaxValue / Money.Scale;

    private static bool FitsMoney(int? quantity, decimal? price) => quantity is null || price is null || FitsMoney(quantity * price);
}
