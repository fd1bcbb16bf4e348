namespace EcomIntel;

internal struct SumAggregator : IAggregator<long>
{
    private ExactSum _sum;

    public void Add(long time, long measure)
    {
        if (measure != FeatureCell.MissingInteger)
        {
            _sum.Add(measure);
        }
    }

    public void Remove(long time, long measure)
    {
        if (measure != FeatureCell.MissingInteger)
        {
            _sum.Remove(measure);
        }
    }

    public readonly long Read(long now) => _sum.ToInt64();
}
