namespace EcomIntel;

/// <summary>The different values among events.</summary>
internal sealed class DistinctValues : IKeyMemory<DistinctValues>
{
    private readonly ValueCounts _counts = new();
    private int _distinct;

    public DistinctValues? Earlier { get; set; }

    /// <summary>The number of different values, the earlier ones included.</summary>
    public int Count
    {
        get
        {
            int count = _distinct;
            if (Earlier is { } earlier)
            {
                count = earlier._distinct;
                foreach (ref readonly ValueCount own in _counts.All)
                {
                    count += own.Count > 0 && earlier._counts.Find(own.Value) < 0 ? 1 : 0;
                }
            }

            return count;
        }
    }

    public void Add(long time, long value)
    {
        if (value != FeatureCell.MissingInteger)
        {
            int position = _counts.FindOrAdd(value);
            ref ValueCount count = ref _counts.All[position];
            _distinct += count.Count++ == 0 ? 1 : 0;
        }
    }

    public void Remove(long time, long value)
    {
        if (value != FeatureCell.MissingInteger)
        {
            ref ValueCount count = ref _counts.All[_counts.Find(value)];
            _distinct -= --count.Count == 0 ? 1 : 0;
        }
    }

    public void Clear()
    {
        _counts.Clear();
        (_distinct, Earlier) = (0, null);
    }

    public void Merge(DistinctValues other)
    {
        foreach (ref readonly ValueCount count in other._counts.All)
        {
            Add(count.Time, count.Value);
        }
    }

    /// <summary>The values in ascending order; how often each came is nothing to a lifetime.</summary>
    public void Write(StateWriter writer)
    {
        long[] values = new long[_counts.All.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = _counts.All[i].Value;
        }

        Array.Sort(values);
        writer.Put(values.Length);
        foreach (long value in values)
        {
            writer.Put(value);
        }
    }

    public void Read(ref StateReader reader)
    {
        Clear();
        int count = reader.TakeCount("different values", 1);
        for (int i = 0; i < count; i++)
        {
            Add(0, reader.Take());
        }

        if (_distinct != count)
        {
            throw StateReader.Damaged($"of {count} different values only {_distinct} differ");
        }
    }
}
