namespace EcomIntel;

/// <summary>A group that keeps a fixed number of 64-bit words of each key, brought up to date event by event.</summary>
internal interface IWordGroup
{
    /// <summary>The number of words.</summary>
    int Words { get; }

    /// <summary>Makes the words those of a key without a past.</summary>
    void Clear(Span<long> words);

    void Add(Span<long> words, long time, long value);

    void Remove(Span<long> words, long time, long value);

    void Merge(Span<long> words, ReadOnlySpan<long> other);

    /// <summary>Reads all aggregates into their places among the values of all features.</summary>
    void Read(ReadOnlySpan<long> words, long now, ReadOnlySpan<int> places, Span<FeatureValue> values);
}
