using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>All that the shop knows of one customer at one point of the event log. An immutable snapshot; safe for any thread.</summary>
/// <param name="Id">The customer id, for guests <c>session:</c> and the session id.</param>
public sealed record CustomerProfile(string Id)
{
    /// <summary>What is known of the person; only the id where nothing is.</summary>
    public Customer Customer { get; init; } = new(Id);

    /// <summary>Lines bought, returns and cancellations not counted.</summary>
    public long TransactionCount { get; init; }

    /// <summary>Money spent on them, in the shop's currency.</summary>
    public decimal TotalSpend { get; init; }

    /// <summary>How many of those lines were of each product category, where it is known; empty by default.</summary>
    public ImmutableSortedDictionary<string, long> PurchasesByCategory { get; init; } = ImmutableSortedDictionary<string, long>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The event time of the first event seen; null where there is none.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>The newest event time seen; null where there is none.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>The event time of the newest purchase; null where there is none.</summary>
    public DateTimeOffset? LastPurchase { get; init; }

    /// <summary>How far the customer has come since the last purchase.</summary>
    public FunnelStage Stage { get; init; }

    /// <summary>What is in the cart, in the order it was first put there.</summary>
    public ImmutableArray<CartLine> Cart { get; init; } = [];

    /// <summary>The model's prediction after the newest event, most probable first; empty where no model is served.</summary>
    public ImmutableArray<CategoryProbability> Prediction { get; init; } = [];

    /// <summary>The customer's online feature state, as <c>OnlineFeatures</c> writes and reads it; empty where no pipeline is served.</summary>
    public ReadOnlyMemory<byte> FeatureState { get; init; }

    /// <summary>Makes the profile of a customer of whom nothing is known.</summary>
    /// <param name="id">The customer id.</param>
    /// <returns>An empty profile.</returns>
    public static CustomerProfile NewTo(string id) => new(id);

    /// <summary>The time since the newest purchase.</summary>
    /// <param name="moment">The moment to count to.</param>
    /// <returns>The time; null where nothing was bought.</returns>
    public TimeSpan? Recency(DateTimeOffset moment) => LastPurchase is { } last ? moment - last : null;
}
