namespace EcomIntel.Streaming;

/// <summary>The fields of <see cref="EventPayload"/>, a bit each.</summary>
[Flags]
internal enum FlatField
{
    None = 0,
    EventId = 1 << 0,
    EventType = 1 << 1,
    SchemaVersion = 1 << 2,
    TransactionId = 1 << 3,
    OrderId = 1 << 4,
    Timestamp = 1 << 5,
    CustomerId = 1 << 6,
    SessionId = 1 << 7,
    Age = 1 << 8,
    Gender = 1 << 9,
    Location = 1 << 10,
    ProductId = 1 << 11,
    ProductCategory = 1 << 12,
    Quantity = 1 << 13,
    PricePerItem = 1 << 14,
    TotalPrice = 1 << 15,
    Kind = 1 << 16,
    Attributes = 1 << 17,
    CustomerAttributes = 1 << 18,
    Unknown = 1 << 19,
}
