using System.Text;

namespace EcomIntel.Streaming;

/// <summary>Makes the event that a flat payload holds: what <see cref="PayloadMapping"/> makes of the same one.</summary>
/// <param name="texts">Where frequent texts are kept; null to make each anew.</param>
internal readonly struct FlatMapping(TextCache? texts)
{
    /// <summary>Returns the event.</summary>
    /// <param name="flat">The event as it lies in the payload.</param>
    /// <param name="utf8">The payload.</param>
    /// <param name="key">The event's key, where it is a text already.</param>
    public ShopEvent ToEvent(in FlatEvent flat, ReadOnlySpan<byte> utf8, string? key)
    {
        string eventId = Text(flat.Id.Of(utf8))!;
        string? session = Text(flat.SessionId.Of(utf8));
        string? customer = flat.IsOfSession || key is null ? Text(flat.CustomerId.Of(utf8)) : key;
        string? product = Frequent(flat.ProductId.Of(utf8));
        return new ShopEvent(eventId, flat.Type, flat.Timestamp)
        {
            SchemaVersion = flat.SchemaVersion ?? 1,
            CustomerId = customer,
            SessionId = session,
            ProductId = product,
            ProductCategory = Frequent(flat.ProductCategory.Of(utf8)),
            Quantity = flat.Quantity,
            Customer = ToCustomer(flat, utf8, customer, session),
            Transaction = flat.Type == ShopEventType.Transaction ? ToTransaction(flat, utf8, eventId, customer, product) : null,
        };
    }

    private Customer? ToCustomer(in FlatEvent flat, ReadOnlySpan<byte> utf8, string? customer, string? session)
    {
        string? gender = Frequent(flat.Gender.Of(utf8));
        string? location = Frequent(flat.Location.Of(utf8));
        return flat.Age is null && gender is null && location is null ? null : new Customer(customer ?? ("session:" + session), flat.Age, gender, location);
    }

    private static Transaction ToTransaction(in FlatEvent flat, ReadOnlySpan<byte> utf8, string eventId, string? customer, string? product) =>
        new(flat.EventId.IsEmpty ? eventId : Text(flat.TransactionId.Of(utf8)) ?? eventId, flat.Timestamp, customer, product)
        {
            OrderId = Text(flat.OrderId.Of(utf8)),
            Quantity = flat.Quantity,
            UnitPrice = flat.PricePerItem,
            Total = flat.TotalPrice,
            Kind = flat.Kind ?? (flat.Quantity < 0 ? TransactionKind.Return : TransactionKind.Sale),
        };

    private static string? Text(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);

    private string? Frequent(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : texts is null ? Encoding.UTF8.GetString(utf8) : texts.Get(utf8);
}
