namespace EcomIntel.Streaming;

/// <summary>Whether an event keeps <see cref="EventRules"/> with room to spare. What does not is judged there, once it is read in full.</summary>
internal static class FlatRules
{
    private const int OldestAge = 150;
    private const decimal SmallPrice = 1_000_000_000;
    private const int SmallQuantity = 100_000;

    public static bool IsPlain(in FlatEvent flat) =>
        flat.SchemaVersion is null or EventRules.NewestSchemaVersion
        && flat.Timestamp != default
        && !flat.Id.IsEmpty
        && HasKey(flat)
        && flat.Age is null or (>= 0 and <= OldestAge)
        && (flat.Type is not (ShopEventType.AddToCart or ShopEventType.RemoveFromCart) || (!flat.ProductId.IsEmpty && flat.Quantity is null or > 0))
        && (flat.Quantity is null || flat.PricePerItem is null || (flat.Quantity is >= -SmallQuantity and <= SmallQuantity && flat.PricePerItem is >= -SmallPrice and <= SmallPrice));

    private static bool HasKey(in FlatEvent flat) => flat.Type switch
    {
        ShopEventType.Identify => !flat.CustomerId.IsEmpty && !flat.SessionId.IsEmpty,
        ShopEventType.CustomerErased => !flat.CustomerId.IsEmpty,
        _ => !flat.CustomerId.IsEmpty || !flat.SessionId.IsEmpty,
    };
}
