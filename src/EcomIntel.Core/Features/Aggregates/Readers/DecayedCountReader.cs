namespace EcomIntel;

internal readonly struct DecayedCountReader : IAggregateReader<Decayed, double>
{
    public double Read(in Decayed past, long now) => past.Count(now);
}
