using System.Collections.Immutable;

namespace EcomIntel.Streaming;

/// <summary>From the fields in JSON to the event.</summary>
internal sealed class PayloadMapping(TimeZoneInfo zone)
{
    /// <summary>The zone of times without one.</summary>
    public TimeZoneInfo Zone => zone;

    public EventRejection? ToEvent(EventPayload payload, out ShopEvent? shopEvent)
    {
        shopEvent = null;
        ShopEventType type = ShopEventType.Transaction;
        if (payload.EventType is not null && !EventFields.TryType(payload.EventType, out type))
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
}
