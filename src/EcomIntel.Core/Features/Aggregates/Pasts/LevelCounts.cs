namespace EcomIntel;

/// <summary>How often each level came, for the one that came most; of several, the one that came last.</summary>
internal sealed class LevelCounts : IKeyMemory<LevelCounts>
{
    private const int Nothing = -1;

    private readonly ValueCounts _counts = new();
    private long _newest = long.MinValue;
    private int _place;
    private int _best = Nothing;
    private bool _isStale;

    public LevelCounts? Earlier { get; set; }

    /// <summary>The level that came most, the earlier ones included; −1 for none.</summary>
    public int Mode
    {
        get
        {
            ValueCount best = Earlier?.Best() ?? Best();
            if (Earlier is { } earlier)
            {
                foreach (ref readonly ValueCount own in _counts.All)
                {
                    int before = earlier._counts.Find(own.Value);
                    ValueCount both = own with { Count = own.Count + (before < 0 ? 0 : earlier._counts.All[before].Count) };
                    best = IsBetter(both, best) ? both : best;
                }
            }

            return best.Count > 0 ? (int)best.Value : CategoryColumn.Missing;
        }
    }

    public void Add(long time, long value)
    {
        if (value == FeatureCell.MissingInteger)
        {
            return;
        }

        (_newest, _place) = time > _newest ? (time, 0) : time == _newest ? (_newest, _place + 1) : (_newest, _place);
        int position = _counts.FindOrAdd(value);
        ref ValueCount count = ref _counts.All[position];
        count.Count++;
        if (time >= count.Time)
        {
            (count.Time, count.Place) = (time, time == _newest ? _place : count.Place);
        }

        if (!_isStale && (_best < 0 || IsBetter(count, _counts.All[_best])))
        {
            _best = position;
        }
    }

    public void Remove(long time, long value)
    {
        if (value != FeatureCell.MissingInteger)
        {
            int position = _counts.Find(value);
            _counts.All[position].Count--;
            _isStale |= position == _best;
        }
    }

    public void Clear()
    {
        _counts.Clear();
        (_newest, _place, _best, _isStale, Earlier) = (long.MinValue, 0, Nothing, false, null);
    }

    public void Merge(LevelCounts other)
    {
        foreach (ref readonly ValueCount count in other._counts.All)
        {
            Take(count);
        }

        FindBest();
    }

    /// <summary>The levels in ascending order with their counts and when they last came.</summary>
    public void Write(StateWriter writer)
    {
        ValueCount[] counts = _counts.All.ToArray();
        Array.Sort(counts, (a, b) => a.Value.CompareTo(b.Value));
        writer.Put(counts.Length);
        foreach (ValueCount count in counts)
        {
            writer.Put(count.Value);
            writer.Put(count.Time);
            writer.Put(count.Count);
            writer.Put(count.Place);
        }
    }

    public void Read(ref StateReader reader)
    {
        Clear();
        int levels = reader.TakeCount("levels", 4);
        for (int i = 0; i < levels; i++)
        {
            ValueCount count = new(reader.Take(), reader.Take(), Whole(reader.Take()), Whole(reader.Take()));
            if (count.Value is < 0 or > int.MaxValue || count.Count == 0 || _counts.Find(count.Value) >= 0)
            {
                throw StateReader.Damaged($"the level {count.Value} came {count.Count} times, or is there twice");
            }

            Take(count);
        }

        FindBest();
    }

    private static int Whole(long value) => value is >= 0 and <= int.MaxValue ? (int)value : throw StateReader.Damaged($"{value} is no count of a level");

    private static bool IsBetter(in ValueCount count, in ValueCount other) =>
        count.Count != other.Count ? count.Count > other.Count : IsLater(count, other);

    private static bool IsLater(in ValueCount count, in ValueCount other) =>
        count.Time != other.Time ? count.Time > other.Time : count.Place > other.Place;

    private void Take(in ValueCount seen)
    {
        int position = _counts.FindOrAdd(seen.Value);
        ref ValueCount count = ref _counts.All[position];
        count.Count += seen.Count;
        if (IsLater(seen, count))
        {
            (count.Time, count.Place) = (seen.Time, seen.Place);
        }

        if (seen.Time > _newest || (seen.Time == _newest && seen.Place > _place))
        {
            (_newest, _place) = (seen.Time, seen.Place);
        }
    }

    private ValueCount Best()
    {
        if (_isStale)
        {
            FindBest();
        }

        return _best < 0 ? default : _counts.All[_best];
    }

    private void FindBest()
    {
        _best = Nothing;
        _isStale = false;
        ReadOnlySpan<ValueCount> all = _counts.All;
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].Count > 0 && (_best < 0 || IsBetter(all[i], all[_best])))
            {
                _best = i;
            }
        }
    }
}
