using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>An event whose texts still lie in its payload. Filled by <see cref="FlatEventReader"/>; only what it accepted is an event.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct FlatEvent
{
    public ShopEventType Type;
    public TransactionKind? Kind;
    public DateTimeOffset Timestamp;
    public TextSlice EventId;
    public TextSlice TransactionId;
    public TextSlice OrderId;
    public TextSlice CustomerId;
    public TextSlice SessionId;
    public TextSlice Gender;
    public TextSlice Location;
    public TextSlice ProductId;
    public TextSlice ProductCategory;
    public int? SchemaVersion;
    public int? Age;
    public int? Quantity;
    public decimal? PricePerItem;
    public decimal? TotalPrice;

    /// <summary>The event's own id, else that of its transaction.</summary>
    public readonly TextSlice Id => EventId.IsEmpty ? TransactionId : EventId;

    /// <summary>Whether the key is the session's.</summary>
    public readonly bool IsOfSession => CustomerId.IsEmpty || Type == ShopEventType.Identify;

    /// <summary>The line's total, or what stands for it; null where the event is no transaction or names no amount.</summary>
    public readonly decimal? Total => Type == ShopEventType.Transaction ? TotalPrice ?? (Quantity * PricePerItem) : null;

    /// <summary>Whether its record's key is the event's.</summary>
    public readonly bool HasKey(ReadOnlySpan<byte> key, ReadOnlySpan<byte> utf8)
    {
        if (!IsOfSession)
        {
            return key.SequenceEqual(CustomerId.Of(utf8));
        }

        ReadOnlySpan<byte> prefix = "session:"u8;
        return key.StartsWith(prefix) && key[prefix.Length..].SequenceEqual(SessionId.Of(utf8));
    }
}
