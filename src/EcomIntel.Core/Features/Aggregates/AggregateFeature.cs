namespace EcomIntel;

/// <summary>An aggregate that also runs online, over a slice of the words of a customer's state.</summary>
internal abstract class AggregateFeature(FeatureDefinition definition) : Feature(definition)
{
    /// <summary>The length of the trailing window in microseconds; <see cref="long.MaxValue"/> for a lifetime.</summary>
    public long Window { get; } = definition.Window?.Microseconds ?? long.MaxValue;

    public bool IsTrailing => Window != long.MaxValue;

    /// <summary>The number of 64-bit words of the state.</summary>
    public abstract int Words { get; }

    public abstract void Add(Span<long> words, in PastEvent past);

    public abstract void Remove(Span<long> words, in PastEvent past);

    public abstract float Read(ReadOnlySpan<long> words, long now);
}
