using System.Collections.Immutable;

namespace EcomIntel.Streaming;

/// <summary>What is kept of a customer. Immutable. Lists are in a fixed order, so that the same events give the same bytes.</summary>
internal sealed record ProfileState
{
    private readonly ImmutableSortedDictionary<string, long> _categories = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    public int? Age { get; init; }

    public string? Gender { get; init; }

    public string? Location { get; init; }

    /// <summary>In the ordinal order of names.</summary>
    public ImmutableArray<ProfileAttribute> Attributes { get; init; } = [];

    public long TransactionCount { get; init; }

    /// <summary>Rounded to ten-thousandths line by line, as money columns are.</summary>
    public decimal TotalSpend { get; init; }

    /// <summary>Lines bought of each category, in ordinal order also after reading.</summary>
    public ImmutableSortedDictionary<string, long> Categories
    {
        get => _categories;
        init => _categories = value.WithComparers(StringComparer.Ordinal);
    }

    public DateTimeOffset? FirstSeen { get; init; }

    public DateTimeOffset? LastSeen { get; init; }

    public DateTimeOffset? LastPurchase { get; init; }

    public FunnelStage Stage { get; init; }

    public ImmutableArray<CartLine> Cart { get; init; } = [];

    /// <summary>The transactions of the last 400 days, as <see cref="TransactionIds"/> packs them.</summary>
    public ReadOnlyMemory<byte> Transactions { get; init; }

    /// <summary>As <see cref="OnlineFeatures.Save"/> writes it; empty where no pipeline is served.</summary>
    public ReadOnlyMemory<byte> Features { get; init; }

    /// <summary>The customer that a guest's session turned out to be.</summary>
    public string? IdentifiedAs { get; init; }
}
