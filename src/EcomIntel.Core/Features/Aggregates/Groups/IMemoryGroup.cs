namespace EcomIntel;

/// <summary>A group that keeps an object of each key, brought up to date event by event.</summary>
internal interface IMemoryGroup
{
    /// <summary>Makes the object of a key without a past.</summary>
    IKeyMemory NewMemory();

    /// <summary>Takes in what another object of the group saw. What both saw at one moment came to the first.</summary>
    void Merge(IKeyMemory memory, IKeyMemory other);

    /// <summary>Reads all aggregates into their places among the values of all features: of what the object saw, and then of the events that still wait.</summary>
    void Read(IKeyMemory memory, PastEvents events, int slot, ReadOnlySpan<int> places, Span<FeatureValue> values);
}
