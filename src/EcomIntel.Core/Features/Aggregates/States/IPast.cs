namespace EcomIntel;

/// <summary>
/// What is kept of one key's events while they come and, from a window, go again. Both engines run the same one. Each event comes with one
/// Int64: its measure, the code of its trait or whatever the aggregates are of, <see cref="FeatureCell.MissingInteger"/> where it is missing.
/// Events come in the order of time and leave oldest first.
/// </summary>
internal interface IPast
{
    void Add(long time, long value);

    void Remove(long time, long value);

    /// <summary>Forgets all, as if nothing had happened yet.</summary>
    void Clear();
}
