namespace EcomIntel;

/// <summary>
/// Events of one key in the order of time; the oldest leave first. Each is a time and the values that the key's aggregates are of, and its id
/// where the order within a moment matters. Grows by doubling, and allocates nothing once it has grown. A struct, so that a state is fewer objects to
/// reach for; copies share the events, so only the one in the state is changed.
/// </summary>
internal struct EventQueue(int values, bool hasIds)
{
    private readonly int _stride = values + 1;
    private long[] _words = [];
    private string[] _ids = [];
    private int _start;

    public int Count { get; private set; }

    public readonly long TimeOf(int index) => _words[(_start + index) * _stride];

    /// <summary>The event: its time, then its values.</summary>
    public readonly ReadOnlySpan<long> this[int index] => _words.AsSpan((_start + index) * _stride, _stride);

    /// <summary>The event's id; empty where ids are not kept.</summary>
    public readonly string IdOf(int index) => hasIds ? _ids[_start + index] : string.Empty;

    public void Add(ReadOnlySpan<long> item, string id) => Insert(Count, item, id);

    /// <summary>Puts an event where it belongs by time and id, behind what is its equal, and returns where that is.</summary>
    public int AddInOrder(ReadOnlySpan<long> item, string id)
    {
        int position = Count;
        while (position > 0 && (TimeOf(position - 1) > item[0] || (TimeOf(position - 1) == item[0] && string.CompareOrdinal(IdOf(position - 1), hasIds ? id : string.Empty) > 0)))
        {
            position--;
        }

        Insert(position, item, id);
        return position;
    }

    public void RemoveOldest(int count)
    {
        if (hasIds)
        {
            _ids.AsSpan(_start, count).Clear();
        }

        Count -= count;
        _start = Count == 0 ? 0 : _start + count;
    }

    public void Clear() => RemoveOldest(Count);

    /// <summary>The first event that is not before a moment.</summary>
    public readonly int FirstNotBefore(long moment)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = TimeOf(middle) < moment ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Insert(int index, ReadOnlySpan<long> item, string id)
    {
        if ((_start + Count) * _stride == _words.Length)
        {
            MakeRoom();
        }

        Span<long> live = _words.AsSpan(_start * _stride, (Count + 1) * _stride);
        live[(index * _stride)..^_stride].CopyTo(live[((index + 1) * _stride)..]);
        item.CopyTo(live[(index * _stride)..]);
        if (hasIds)
        {
            Span<string> ids = _ids.AsSpan(_start, Count + 1);
            ids[index..^1].CopyTo(ids[(index + 1)..]);
            ids[index] = id;
        }

        Count++;
    }

    private void MakeRoom()
    {
        int room = _words.Length / _stride;
        if (_start <= room / 2)
        {
            room = Math.Max(4, room * 2);
        }

        Moved(ref _words, room * _stride, _start * _stride, Count * _stride);
        if (hasIds)
        {
            Moved(ref _ids, room, _start, Count);
            _ids.AsSpan(Count).Clear();
        }

        _start = 0;
    }

    private static void Moved<T>(ref T[] items, int room, int start, int count)
    {
        T[] target = items.Length == room ? items : new T[room];
        items.AsSpan(start, count).CopyTo(target);
        items = target;
    }
}
