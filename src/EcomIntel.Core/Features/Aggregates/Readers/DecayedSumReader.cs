namespace EcomIntel;

internal readonly struct DecayedSumReader(long scale) : IAggregateReader<Decayed, double>
{
    public double Read(in Decayed past, long now) => past.Sum(now) / scale;
}
