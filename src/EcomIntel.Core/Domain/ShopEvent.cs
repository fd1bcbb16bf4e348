namespace EcomIntel;

/// <summary>One click or one line of an order, as it travels to the live profile. Immutable; safe for any thread.</summary>
/// <param name="EventId">The event's identifier, assigned once by whoever first sends it; copies of it are recognised by it.</param>
/// <param name="Type">What happened.</param>
/// <param name="Timestamp">When it happened in the shop, not when it was sent.</param>
public sealed record ShopEvent(string EventId, ShopEventType Type, DateTimeOffset Timestamp)
{
    /// <summary>The version of the event's fields on the wire; 1 by default.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Whose event it is; null for a guest, who then has a <see cref="SessionId"/>.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The browser session; may be null where the customer is known.</summary>
    public string? SessionId { get; init; }

    /// <summary>The product that the event is about; null for events about none.</summary>
    public string? ProductId { get; init; }

    /// <summary>The product's category, where the sender knows it.</summary>
    public string? ProductCategory { get; init; }

    /// <summary>Pieces put into or taken out of the cart, or bought; null counts as one in the cart.</summary>
    public int? Quantity { get; init; }

    /// <summary>The line of the order; present on <see cref="ShopEventType.Transaction"/> alone.</summary>
    public Transaction? Transaction { get; init; }

    /// <summary>What the sender knows of the customer (age, gender, location, attributes); null where it says nothing.</summary>
    public Customer? Customer { get; init; }

    /// <summary>
    /// The key by which events are spread over partitions: the customer id, for guests and for <see cref="ShopEventType.Identify"/> (which closes a guest's
    /// profile) <c>session:</c> and the session id; null where the event names neither.
    /// </summary>
    public string? Key => CustomerId is null || Type == ShopEventType.Identify ? SessionKey : CustomerId;

    private string? SessionKey => SessionId is null ? null : "session:" + SessionId;
}
