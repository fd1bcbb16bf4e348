namespace EcomIntel;

internal struct CountAggregator : IAggregator<long>
{
    private long _count;

    public void Add(long time, long measure) => _count++;

    public void Remove(long time, long measure) => _count--;

    public readonly long Read(long now) => _count;
}
