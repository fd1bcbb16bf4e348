namespace EcomIntel.Streaming;

/// <summary>Why a record was parked in the dead-letter topic: the values of its header <c>ecomintel.dlq.reason</c>. Handlers may add reasons of their own.</summary>
public static class DeadLetterReason
{
    /// <summary>The record has no value.</summary>
    public const string Empty = "empty";

    /// <summary>The value has more bytes than <see cref="ShopEventJsonOptions.MaxBytes"/>.</summary>
    public const string TooLarge = "too_large";

    /// <summary>The JSON is nested deeper than <see cref="ShopEventJsonOptions.MaxDepth"/>.</summary>
    public const string TooDeep = "too_deep";

    /// <summary>A text or an array is longer than <see cref="ShopEventJsonOptions.MaxStringLength"/> or <see cref="ShopEventJsonOptions.MaxArrayLength"/>.</summary>
    public const string TooLong = "too_long";

    /// <summary>The value is no JSON object, or a field has a type that it cannot have.</summary>
    public const string MalformedJson = "malformed_json";

    /// <summary>A field that the event type needs is missing.</summary>
    public const string MissingField = "missing_field";

    /// <summary>A field's value is outside what it can be.</summary>
    public const string InvalidValue = "invalid_value";

    /// <summary>The event type is not one of <see cref="ShopEventType"/>.</summary>
    public const string UnknownEventType = "unknown_event_type";

    /// <summary>The schema version is newer than this library.</summary>
    public const string UnsupportedSchemaVersion = "unsupported_schema_version";

    /// <summary>The record's key is not its event's, or is not of this partition.</summary>
    public const string Misrouted = "misrouted";

    /// <summary>The event id was seen with another payload.</summary>
    public const string EventIdConflict = "event_id_conflict";

    /// <summary>The event's time is later than its record's by more than <see cref="StreamingOptions.FutureTolerance"/>.</summary>
    public const string FromTheFuture = "from_the_future";

    /// <summary>A session was identified as a second customer.</summary>
    public const string SessionConflict = "session_conflict";

    /// <summary>A record that a handler sent is too large for its topic. The letter is about the record whose event sent it; the store keeps what was to be sent.</summary>
    public const string OutgoingTooLarge = "outgoing_too_large";

    /// <summary>A handler failed at every attempt.</summary>
    public const string HandlerFailed = "handler_failed";
}
