using System.Collections.Frozen;
using System.Text.Json;

namespace EcomIntel.Streaming;

/// <summary>The words of an event on the wire.</summary>
internal static class EventFields
{
    public static readonly JsonEncodedText EventId = JsonEncodedText.Encode("event_id");
    public static readonly JsonEncodedText EventType = JsonEncodedText.Encode("event_type");
    public static readonly JsonEncodedText SchemaVersion = JsonEncodedText.Encode("schema_version");
    public static readonly JsonEncodedText TransactionId = JsonEncodedText.Encode("transaction_id");
    public static readonly JsonEncodedText OrderId = JsonEncodedText.Encode("order_id");
    public static readonly JsonEncodedText Timestamp = JsonEncodedText.Encode("timestamp");
    public static readonly JsonEncodedText CustomerId = JsonEncodedText.Encode("customer_id");
    public static readonly JsonEncodedText SessionId = JsonEncodedText.Encode("session_id");
    public static readonly JsonEncodedText Age = JsonEncodedText.Encode("age");
    public static readonly JsonEncodedText Gender = JsonEncodedText.Encode("gender");
    public static readonly JsonEncodedText Location = JsonEncodedText.Encode("location");
    public static readonly JsonEncodedText ProductId = JsonEncodedText.Encode("product_id");
    public static readonly JsonEncodedText ProductCategory = JsonEncodedText.Encode("product_category");
    public static readonly JsonEncodedText Quantity = JsonEncodedText.Encode("quantity");
    public static readonly JsonEncodedText PricePerItem = JsonEncodedText.Encode("price_per_item");
    public static readonly JsonEncodedText TotalPrice = JsonEncodedText.Encode("total_price");
    public static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
    public static readonly JsonEncodedText Attributes = JsonEncodedText.Encode("attributes");
    public static readonly JsonEncodedText CustomerAttributes = JsonEncodedText.Encode("customer_attributes");

    private static readonly FrozenDictionary<string, ShopEventType> Types = new Dictionary<string, ShopEventType>(StringComparer.Ordinal)
    {
        ["transaction"] = ShopEventType.Transaction,
        ["view"] = ShopEventType.View,
        ["add_to_cart"] = ShopEventType.AddToCart,
        ["remove_from_cart"] = ShopEventType.RemoveFromCart,
        ["checkout"] = ShopEventType.Checkout,
        ["purchase"] = ShopEventType.Purchase,
        ["identify"] = ShopEventType.Identify,
        ["customer_erased"] = ShopEventType.CustomerErased,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<ShopEventType, JsonEncodedText> Names = Types.ToFrozenDictionary(pair => pair.Value, pair => JsonEncodedText.Encode(pair.Key));

    public static bool TryType(string name, out ShopEventType type) => Types.TryGetValue(name, out type);

    public static JsonEncodedText NameOf(ShopEventType type) => Names[type];
}
