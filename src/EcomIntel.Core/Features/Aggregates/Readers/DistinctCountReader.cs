namespace EcomIntel;

internal readonly struct DistinctCountReader : IAggregateReader<DistinctValues, long>
{
    public long Read(in DistinctValues past, long now) => past.Count;
}
