using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>
/// What the data looks like where nothing is claimed or tested, such as segments of customers: it counts what was there and proves nothing.
/// Immutable; safe for any thread.
/// </summary>
public sealed record ShopDescription
{
    /// <summary>The name of what made it, in snake_case, such as <c>customer_segments</c>.</summary>
    public required string Name { get; init; }

    /// <summary>A heading.</summary>
    public required string Title { get; init; }

    /// <summary>Sentences about what was there, in their order.</summary>
    public required ImmutableArray<FormattableString> Sentences { get; init; }

    /// <summary>Tables below them; none by default.</summary>
    public ImmutableArray<DescriptionTable> Tables { get; init; } = [];

    /// <summary>Charts below them; none by default.</summary>
    public ImmutableArray<ChartData> Charts { get; init; } = [];

    /// <summary>How it was made, with its source.</summary>
    public required string Method { get; init; }
}
