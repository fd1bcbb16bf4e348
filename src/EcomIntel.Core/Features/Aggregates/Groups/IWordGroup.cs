namespace EcomIntel;

/// <summary>A group that keeps a fixed number of 64-bit words of each key, brought up to date event by event.</summary>
internal interface IWordGroup
{
    /// <summary>The number of words.</summary>
    int Words { get; }

    /// <summary>Makes the words those of a key without a past.</summary>
    void Clear(Span<long> words);

    /// <summary>Lets some events come and then some leave.</summary>
    void Move(Span<long> words, in KeyEvents coming, in KeyEvents leaving, int slot);

    void Merge(Span<long> words, ReadOnlySpan<long> other);

    /// <summary>Reads all aggregates into their places among the values of all features, as they are once some events have come and then some have left.</summary>
    void Read(ReadOnlySpan<long> words, in KeyEvents coming, in KeyEvents leaving, long now, KeyPart<IWordGroup> part, Span<FeatureValue> values);
}
