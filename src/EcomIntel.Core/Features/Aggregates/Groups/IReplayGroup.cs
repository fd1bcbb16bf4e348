namespace EcomIntel;

/// <summary>A group that keeps nothing of its own: it reads the events of its window, which are kept anyway, each time anew.</summary>
internal interface IReplayGroup
{
    /// <summary>Reads all aggregates into their places among the values of all features.</summary>
    void Read(PastEvents events, int slot, ReadOnlySpan<int> places, Span<FeatureValue> values);
}
