namespace EcomIntel.Streaming;

/// <summary>What the names in a payload stand for.</summary>
internal static class FlatNames
{
    /// <summary>Length and first letter tell all known names apart.</summary>
    public static FlatField Field(ReadOnlySpan<byte> name)
    {
        int first = name.IsEmpty ? 0 : name[0];
        return (name.Length, first) switch
        {
            (8, 'e') when name.SequenceEqual("event_id"u8) => FlatField.EventId,
            (10, 'e') when name.SequenceEqual("event_type"u8) => FlatField.EventType,
            (14, 's') when name.SequenceEqual("schema_version"u8) => FlatField.SchemaVersion,
            (14, 't') when name.SequenceEqual("transaction_id"u8) => FlatField.TransactionId,
            (8, 'o') when name.SequenceEqual("order_id"u8) => FlatField.OrderId,
            (9, 't') when name.SequenceEqual("timestamp"u8) => FlatField.Timestamp,
            (11, 'c') when name.SequenceEqual("customer_id"u8) => FlatField.CustomerId,
            (10, 's') when name.SequenceEqual("session_id"u8) => FlatField.SessionId,
            (3, 'a') when name.SequenceEqual("age"u8) => FlatField.Age,
            (6, 'g') when name.SequenceEqual("gender"u8) => FlatField.Gender,
            (8, 'l') when name.SequenceEqual("location"u8) => FlatField.Location,
            (10, 'p') when name.SequenceEqual("product_id"u8) => FlatField.ProductId,
            (16, 'p') when name.SequenceEqual("product_category"u8) => FlatField.ProductCategory,
            (8, 'q') when name.SequenceEqual("quantity"u8) => FlatField.Quantity,
            (14, 'p') when name.SequenceEqual("price_per_item"u8) => FlatField.PricePerItem,
            (11, 't') when name.SequenceEqual("total_price"u8) => FlatField.TotalPrice,
            (4, 'k') when name.SequenceEqual("kind"u8) => FlatField.Kind,
            (10, 'a') when name.SequenceEqual("attributes"u8) => FlatField.Attributes,
            (19, 'c') when name.SequenceEqual("customer_attributes"u8) => FlatField.CustomerAttributes,
            _ => FlatField.Unknown,
        };
    }

    public static bool TryType(ReadOnlySpan<byte> name, out ShopEventType type)
    {
        ShopEventType? known = name.Length switch
        {
            11 when name.SequenceEqual("transaction"u8) => ShopEventType.Transaction,
            4 when name.SequenceEqual("view"u8) => ShopEventType.View,
            11 when name.SequenceEqual("add_to_cart"u8) => ShopEventType.AddToCart,
            16 when name.SequenceEqual("remove_from_cart"u8) => ShopEventType.RemoveFromCart,
            8 when name.SequenceEqual("checkout"u8) => ShopEventType.Checkout,
            8 when name.SequenceEqual("purchase"u8) => ShopEventType.Purchase,
            8 when name.SequenceEqual("identify"u8) => ShopEventType.Identify,
            15 when name.SequenceEqual("customer_erased"u8) => ShopEventType.CustomerErased,
            _ => null,
        };
        type = known.GetValueOrDefault();
        return known is not null;
    }

    public static bool TryKind(ReadOnlySpan<byte> name, out TransactionKind? kind)
    {
        kind = name.Length switch
        {
            4 when name.SequenceEqual("sale"u8) => TransactionKind.Sale,
            6 when name.SequenceEqual("return"u8) => TransactionKind.Return,
            12 when name.SequenceEqual("cancellation"u8) => TransactionKind.Cancellation,
            _ => null,
        };
        return kind is not null;
    }
}
