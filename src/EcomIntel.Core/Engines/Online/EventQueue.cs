namespace EcomIntel;

/// <summary>Sales in the order of time; the oldest leave first. Grows by doubling, and allocates nothing once it has grown.</summary>
internal sealed class EventQueue
{
    private PastEvent[] _events = [];
    private int _start;

    public int Count { get; private set; }

    public PastEvent this[int index] => _events[_start + index];

    public void Add(PastEvent item) => Insert(Count, item);

    public void Insert(int index, PastEvent item)
    {
        if (_start + Count == _events.Length)
        {
            MakeRoom();
        }

        Span<PastEvent> live = _events.AsSpan(_start, Count + 1);
        live[index..^1].CopyTo(live[(index + 1)..]);
        live[index] = item;
        Count++;
    }

    public void RemoveOldest(int count)
    {
        Count -= count;
        _start = Count == 0 ? 0 : _start + count;
    }

    public void Clear() => RemoveOldest(Count);

    private void MakeRoom()
    {
        PastEvent[] target = _start > _events.Length / 2 ? _events : new PastEvent[Math.Max(4, _events.Length * 2)];
        _events.AsSpan(_start, Count).CopyTo(target);
        _events = target;
        _start = 0;
    }
}
