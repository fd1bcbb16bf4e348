namespace EcomIntel;

/// <summary>The values of a window in their order, for the first of them.</summary>
internal sealed class FirstOfWindow : IPast
{
    private readonly Ring<long> _values = new();

    public long First => _values.Count == 0 ? FeatureCell.MissingInteger : _values.First;

    public void Add(long time, long value)
    {
        if (value != FeatureCell.MissingInteger)
        {
            _values.Add(value);
        }
    }

    public void Remove(long time, long value)
    {
        if (value != FeatureCell.MissingInteger)
        {
            _values.RemoveFirst();
        }
    }

    public void Clear() => _values.Clear();
}
