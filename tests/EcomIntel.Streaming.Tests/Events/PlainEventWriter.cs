using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace EcomIntel.Streaming.Tests;

/// <summary>Events written by the serializer itself: what <see cref="ShopEventJson"/> writes must be the same bytes.</summary>
internal static class PlainEventWriter
{
    private static readonly EventPayloadContext Context = EventPayloadContext.For(64);

    public static byte[] Write(ShopEvent shopEvent) => JsonSerializer.SerializeToUtf8Bytes(ToPayload(shopEvent), Context.EventPayload);

    private static EventPayload ToPayload(ShopEvent shopEvent)
    {
        Transaction? line = shopEvent.Transaction;
        return new EventPayload
        {
            EventId = shopEvent.EventId,
            EventType = EventFields.NameOf(shopEvent.Type).ToString(),
            SchemaVersion = shopEvent.SchemaVersion,
            TransactionId = line?.Id,
            OrderId = line?.OrderId,
            Timestamp = shopEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
            CustomerId = shopEvent.CustomerId,
            SessionId = shopEvent.SessionId,
            Age = shopEvent.Customer?.Age,
            Gender = shopEvent.Customer?.Gender,
            Location = shopEvent.Customer?.Location,
            ProductId = line?.ProductId ?? shopEvent.ProductId,
            ProductCategory = shopEvent.ProductCategory,
            Quantity = line?.Quantity ?? shopEvent.Quantity,
            PricePerItem = line?.UnitPrice,
            TotalPrice = line?.Total,
            Kind = line?.Kind switch
            {
                TransactionKind.Return => "return",
                TransactionKind.Cancellation => "cancellation",
                TransactionKind.Sale when line.Quantity < 0 => "sale",
                _ => null,
            },
            Attributes = Dictionary(line?.Attributes),
            CustomerAttributes = Dictionary(shopEvent.Customer?.Attributes),
        };
    }

    private static Dictionary<string, AttributeValue>? Dictionary(ImmutableDictionary<string, AttributeValue>? values) =>
        values is null or { IsEmpty: true } ? null : values.Where(pair => !pair.Value.IsMissing).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
