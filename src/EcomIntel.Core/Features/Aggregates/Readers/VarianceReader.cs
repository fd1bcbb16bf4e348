namespace EcomIntel;

internal readonly struct VarianceReader(long scale) : IAggregateReader<SquaredMoments, double>
{
    public double Read(in SquaredMoments past, long now) => past.Variance(scale);
}
