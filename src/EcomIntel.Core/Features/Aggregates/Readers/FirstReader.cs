namespace EcomIntel;

internal readonly struct FirstReader : IAggregateReader<Ends, long>
{
    public long Read(in Ends past, long now) => past.First;
}
