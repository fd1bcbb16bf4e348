namespace EcomIntel;

/// <summary>
/// The least or the greatest value of a window in amortised constant time: a queue of those values that no later one is as extreme as, so the first is
/// the extreme of all.
/// </summary>
/// <typeparam name="TExtreme">Which of the two.</typeparam>
internal sealed class ExtremeOfWindow<TExtreme> : IPast
    where TExtreme : struct, IExtreme
{
    private readonly Ring<(long Number, long Value)> _rivals = new();
    private long _added;
    private long _removed;

    public long Value => _rivals.Count == 0 ? FeatureCell.MissingInteger : _rivals.First.Value;

    public void Add(long time, long value)
    {
        if (value != FeatureCell.MissingInteger)
        {
            while (_rivals.Count > 0 && !TExtreme.IsBeyond(_rivals.Last.Value, value))
            {
                _rivals.RemoveLast();
            }

            _rivals.Add((_added, value));
        }

        _added++;
    }

    public void Remove(long time, long value)
    {
        _removed++;
        if (_rivals.Count > 0 && _rivals.First.Number < _removed)
        {
            _rivals.RemoveFirst();
        }
    }

    public void Clear()
    {
        _rivals.Clear();
        (_added, _removed) = (0, 0);
    }
}
