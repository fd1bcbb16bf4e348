namespace EcomIntel;

internal readonly struct MinReader : IAggregateReader<Extremes, long>
{
    public long Read(in Extremes past, long now) => past.Least;
}
