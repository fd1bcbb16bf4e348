namespace EcomIntel;

internal readonly struct CountReader : IAggregateReader<Moments, long>
{
    public long Read(in Moments past, long now) => past.Count;
}
