namespace EcomIntel;

/// <summary>A queue with two ends over one array, which grows by doubling and allocates nothing once it has grown.</summary>
internal sealed class Ring<T>
    where T : unmanaged
{
    private T[] _items = new T[8];
    private int _start;

    public int Count { get; private set; }

    public ref readonly T First => ref _items[_start];

    public ref readonly T Last => ref _items[(_start + Count - 1) & (_items.Length - 1)];

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            T[] larger = new T[_items.Length * 2];
            _items.AsSpan(_start).CopyTo(larger);
            _items.AsSpan(0, _start).CopyTo(larger.AsSpan(_items.Length - _start));
            _items = larger;
            _start = 0;
        }

        _items[(_start + Count) & (_items.Length - 1)] = item;
        Count++;
    }

    public void RemoveFirst()
    {
        _start = (_start + 1) & (_items.Length - 1);
        Count--;
    }

    public void RemoveLast() => Count--;

    public void Clear() => Count = 0;
}
