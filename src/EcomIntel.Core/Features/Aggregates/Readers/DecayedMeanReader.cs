namespace EcomIntel;

internal readonly struct DecayedMeanReader(long scale) : IAggregateReader<Decayed, double>
{
    public double Read(in Decayed past, long now) => past.Mean() / scale;
}
