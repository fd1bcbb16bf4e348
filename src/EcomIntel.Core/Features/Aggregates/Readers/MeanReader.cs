namespace EcomIntel;

internal readonly struct MeanReader(long scale) : IAggregateReader<Moments, double>
{
    public double Read(in Moments past, long now) => past.Measured == 0 ? double.NaN : past.Sum.ToDouble() / ((double)past.Measured * scale);
}
