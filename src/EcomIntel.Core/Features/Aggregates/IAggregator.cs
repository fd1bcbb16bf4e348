namespace EcomIntel;

/// <summary>
/// What one aggregate knows of its past: a small struct of 64-bit words, zero when nothing happened yet. Both engines run the same one.
/// Events come with their measure, <see cref="FeatureCell.MissingInteger"/> where it is missing, and leave a trailing window oldest first.
/// </summary>
/// <typeparam name="TValue">The type of the column: Int64 or Float64.</typeparam>
internal interface IAggregator<out TValue>
    where TValue : unmanaged
{
    void Add(long time, long measure);

    void Remove(long time, long measure);

    TValue Read(long now);
}
