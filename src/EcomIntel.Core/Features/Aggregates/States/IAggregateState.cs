namespace EcomIntel;

/// <summary>
/// What is kept of the past of one key: a small struct of 64-bit words, all zero when nothing happened yet. Both engines run the same one.
/// Events come with their measure, <see cref="FeatureCell.MissingInteger"/> where it is missing, and leave a trailing window oldest first.
/// </summary>
/// <typeparam name="TSelf">The state itself.</typeparam>
internal interface IAggregateState<TSelf>
    where TSelf : unmanaged, IAggregateState<TSelf>
{
    void Add(long time, long measure);

    void Remove(long time, long measure);

    /// <summary>Takes in what another state saw, none of it earlier than what this one saw.</summary>
    void Merge(in TSelf later);
}
