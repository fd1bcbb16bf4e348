namespace EcomIntel;

internal readonly struct SumReader : IAggregateReader<Moments, long>
{
    public long Read(in Moments past, long now) => past.Sum.ToInt64();
}
