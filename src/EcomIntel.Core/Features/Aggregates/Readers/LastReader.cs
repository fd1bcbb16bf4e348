namespace EcomIntel;

internal readonly struct LastReader : IAggregateReader<Ends, long>
{
    public long Read(in Ends past, long now) => past.Last;
}
