namespace EcomIntel;

internal struct MeanAggregator : IAggregator<double>
{
    private ExactSum _sum;
    private long _count;

    public void Add(long time, long measure)
    {
        if (measure != FeatureCell.MissingInteger)
        {
            _sum.Add(measure);
            _count++;
        }
    }

    public void Remove(long time, long measure)
    {
        if (measure != FeatureCell.MissingInteger)
        {
            _sum.Remove(measure);
            _count--;
        }
    }

    public readonly double Read(long now) => _count == 0 ? double.NaN : _sum.ToDouble() / ((double)_count * Money.Scale);
}
