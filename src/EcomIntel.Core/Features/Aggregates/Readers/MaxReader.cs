namespace EcomIntel;

internal readonly struct MaxReader : IAggregateReader<Extremes, long>
{
    public long Read(in Extremes past, long now) => past.Greatest;
}
