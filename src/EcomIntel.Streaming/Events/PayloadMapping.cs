using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel.Streaming;

/// <summary>Between the fields in JSON and the event.</summary>
internal sealed class PayloadMapping(TimeZoneInfo zone)
{
    private static readonly ImmutableDictionary<string, ShopEventType> Types = new Dictionary<string, ShopEventType>(StringComparer.Ordinal)
    {
        ["transaction"] = ShopEventType.Transaction,
        ["view"] = ShopEventType.View,
        ["add_to_cart"] = ShopEventType.AddToCart,
        ["remove_from_cart"] = ShopEventType.RemoveFromCart,
        ["checkout"] = ShopEventType.Checkout,
        ["purchase"] = ShopEventType.Purchase,
        ["identify"] = ShopEventType.Identify,
        ["customer_erased"] = ShopEventType.CustomerErased,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableDictionary<ShopEventType, string> Names = Types.ToImmutableDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The zone of times without one.</summary>
    public TimeZoneInfo Zone => zone;

    public EventRejection? ToEvent(EventPayload payload, out ShopEvent? shopEvent)
    {
        shopEvent = null;
        ShopEventType type = ShopEventType.Transaction;
        if (payload.EventType is not null && !Types.TryGetValue(payload.EventType, out type))
        {
            return new EventRejection(DeadLetterReason.UnknownEventType, "event_type is none of the known ones");
        }

        if (payload.Timestamp is null)
        {
            return new EventRejection(DeadLetterReason.MissingField, "timestamp is missing");
        }

        if (!EventTime.TryParse(payload.Timestamp, zone, out DateTimeOffset timestamp))
        {
            return new EventRejection(DeadLetterReason.InvalidValue, "timestamp is not like 2025-12-28T19:14:08.995740Z");
        }

        if (!TryKind(payload, out TransactionKind kind))
        {
            return new EventRejection(DeadLetterReason.InvalidValue, "kind is not sale, return or cancellation");
        }

        string id = payload.EventId ?? payload.TransactionId ?? string.Empty;
        shopEvent = new ShopEvent(id, type, timestamp)
        {
            SchemaVersion = payload.SchemaVersion ?? 1,
            CustomerId = payload.CustomerId,
            SessionId = payload.SessionId,
            ProductId = payload.ProductId,
            ProductCategory = Text(payload.ProductCategory),
            Quantity = payload.Quantity,
        };
        shopEvent = shopEvent with
        {
            Customer = ToCustomer(payload, shopEvent.Key),
            Transaction = type == ShopEventType.Transaction ? ToTransaction(payload, shopEvent, kind) : null,
        };
        return EventRules.Broken(shopEvent);
    }

    public static EventPayload ToPayload(ShopEvent shopEvent)
    {
        Transaction? line = shopEvent.Transaction;
        return new EventPayload
        {
            EventId = shopEvent.EventId,
            EventType = Names[shopEvent.Type],
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

    /// <summary>Without a kind, pieces below zero are what came back.</summary>
    private static bool TryKind(EventPayload payload, out TransactionKind kind)
    {
        kind = payload.Kind switch
        {
            null => payload.Quantity < 0 ? TransactionKind.Return : TransactionKind.Sale,
            "return" => TransactionKind.Return,
            "cancellation" => TransactionKind.Cancellation,
            _ => TransactionKind.Sale,
        };
        return payload.Kind is null or "sale" or "return" or "cancellation";
    }

    private static Customer? ToCustomer(EventPayload payload, string? key)
    {
        string? gender = Text(payload.Gender);
        string? location = Text(payload.Location);
        bool known = payload.Age is not null || gender is not null || location is not null || payload.CustomerAttributes is { Count: > 0 };
        return known && key is not null ? new Customer(payload.CustomerId ?? key, payload.Age, gender, location) { Attributes = Immutable(payload.CustomerAttributes) } : null;
    }

    private static Transaction? ToTransaction(EventPayload payload, ShopEvent shopEvent, TransactionKind kind) => shopEvent.EventId.Length == 0 ? null
        : new Transaction(payload.TransactionId ?? shopEvent.EventId, shopEvent.Timestamp, shopEvent.CustomerId, shopEvent.ProductId)
        {
            OrderId = payload.OrderId,
            Quantity = payload.Quantity,
            UnitPrice = payload.PricePerItem,
            Total = payload.TotalPrice,
            Kind = kind,
            Attributes = Immutable(payload.Attributes),
        };

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static ImmutableDictionary<string, AttributeValue> Immutable(Dictionary<string, AttributeValue>? values) =>
        values is null ? ImmutableDictionary<string, AttributeValue>.Empty : values.Where(pair => !pair.Value.IsMissing).ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>In ordinal order, so that the same event always gives the same bytes.</summary>
    private static Dictionary<string, AttributeValue>? Dictionary(ImmutableDictionary<string, AttributeValue>? values) =>
        values is null or { IsEmpty: true } ? null : values.Where(pair => !pair.Value.IsMissing).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
