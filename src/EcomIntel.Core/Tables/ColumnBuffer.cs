namespace EcomIntel;

/// <summary>A column that grows without moving what is in it. As long as all cells have the absent value it takes no memory.</summary>
internal sealed class ColumnBuffer<T>(T absent)
{
    private const int Smallest = 1 << 8;
    private const int Largest = 1 << 16;
    private readonly List<T[]> _full = [];
    private T[] _tail = [];
    private int _before;
    private int _used;

    public int Count => _before + _used;

    public void Add(T value)
    {
        if (_used < _tail.Length || Grow(value))
        {
            _tail[_used++] = value;
        }
    }

    /// <summary>The cells, or null where all have the absent value. The buffer gives up its memory and takes no more.</summary>
    public T[]? TakeOrNull() => _tail.Length == 0 ? null : Take();

    /// <summary>The cells. The buffer gives up its memory and takes no more.</summary>
    public T[] Take()
    {
        T[] cells = GC.AllocateUninitializedArray<T>(Count);
        int at = 0;
        foreach (T[] part in _full)
        {
            part.CopyTo(cells, at);
            at += part.Length;
        }

        _tail.AsSpan(0, _used).CopyTo(cells.AsSpan(at));
        cells.AsSpan(at + _used).Fill(absent);
        _full.Clear();
        _tail = [];
        return cells;
    }

    /// <summary>Makes room, unless the value is one more absent one.</summary>
    private bool Grow(T value)
    {
        if (_tail.Length > 0)
        {
            _full.Add(_tail);
        }
        else if (EqualityComparer<T>.Default.Equals(value, absent))
        {
            _before++;
            return false;
        }
        else if (_before > 0)
        {
            T[] absents = GC.AllocateUninitializedArray<T>(_before);
            absents.AsSpan().Fill(absent);
            _full.Add(absents);
        }

        _before += _used;
        _used = 0;
        _tail = GC.AllocateUninitializedArray<T>(Math.Clamp(_before, Smallest, Largest));
        return true;
    }
}
