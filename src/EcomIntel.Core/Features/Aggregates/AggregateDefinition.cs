namespace EcomIntel;

/// <summary>An aggregate as data: which events, gathered by what, over which window, become which number. Immutable; safe for any thread.</summary>
/// <param name="By">What the events are gathered by.</param>
/// <param name="Aggregation">How they become a number.</param>
/// <param name="Window">How far back it looks.</param>
public sealed record AggregateDefinition(By By, Aggregation Aggregation, Window Window)
{
    /// <summary>Which events; sales by default.</summary>
    public Over Over { get; init; } = Over.Sales;

    /// <summary>What is added up; null where the aggregation needs no measure.</summary>
    public Measure? Measure { get; init; }

    /// <summary>What is counted apart; null where the aggregation needs no trait.</summary>
    public Trait? Trait { get; init; }

    /// <summary>The level of <see cref="Trait"/> whose share is taken; null for any other aggregation.</summary>
    public string? Level { get; init; }
}
