using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>One line of an order. Immutable; safe for any thread.</summary>
/// <param name="Id">The line's identifier, unique in the shop.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="CustomerId">Who bought; null for a guest.</param>
/// <param name="ProductId">What was bought; null where it is unknown.</param>
public sealed record Transaction(string Id, DateTimeOffset Timestamp, string? CustomerId = null, string? ProductId = null)
{
    /// <summary>The order that the line belongs to; null makes the line an order of its own.</summary>
    public string? OrderId { get; init; }

    /// <summary>Pieces; negative where the shop records what came back so. Goods sold by weight are one piece with their <see cref="Total"/>.</summary>
    public int? Quantity { get; init; }

    /// <summary>The price of one piece in the shop's currency.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>The line's total as recorded, in the shop's currency; where null, quantity × unit price stands for it.</summary>
    public decimal? Total { get; init; }

    /// <summary>Sale (default), return or cancellation.</summary>
    public TransactionKind Kind { get; init; }

    /// <summary>Declared extra columns by name; empty by default.</summary>
    public ImmutableDictionary<string, AttributeValue> Attributes { get; init; } = ImmutableDictionary<string, AttributeValue>.Empty;
}
