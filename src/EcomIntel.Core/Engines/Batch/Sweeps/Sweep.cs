using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>
/// Moves over events in the order of time with one state for each key: a row is shown the state of its key once all events before its time are
/// added, and those before its window removed. So ties do not see each other, and nothing sees what comes after it.
/// </summary>
/// <typeparam name="TState">What is kept of the past.</typeparam>
internal ref struct Sweep<TState>
    where TState : unmanaged, IAggregateState<TState>
{
    private readonly ReadOnlySpan<long> _rowTimes;
    private readonly ReadOnlySpan<int> _rowKeys;
    private readonly ReadOnlySpan<long> _times;
    private readonly ReadOnlySpan<int> _keys;
    private readonly ReadOnlySpan<long> _values;
    private readonly Span<TState> _states;
    private readonly long _window;
    private int _added;
    private int _removed;

    /// <summary>Starts before the first row of a moment.</summary>
    /// <param name="events">Rows and events, both in the order of time.</param>
    /// <param name="states">A state for each key behind one for nobody, with all events added that happened before <paramref name="added"/>.</param>
    /// <param name="window">The window in microseconds; <see cref="long.MaxValue"/> for a lifetime.</param>
    /// <param name="added">The first event that is not in the states.</param>
    /// <param name="removed">The first event that was not removed from them.</param>
    public Sweep(EventStream events, Span<TState> states, long window, int added, int removed)
    {
        _rowTimes = events.RowTimes;
        _rowKeys = events.RowKeys;
        _times = events.Times;
        _keys = events.Keys;
        _values = events.Values;
        _states = states;
        _window = window;
        _added = added;
        _removed = removed;
    }

    /// <summary>Shows rows their pasts, from one row on and never back.</summary>
    /// <remarks>Fields are copied, since the loop would read them from memory, and indexes not checked: they are those of columns that the dataset checked.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(int start, Span<TState> pasts)
    {
        ref long rowTimes = ref MemoryMarshal.GetReference(_rowTimes.Slice(start, pasts.Length));
        ref int rowKeys = ref MemoryMarshal.GetReference(_rowKeys.Slice(start, pasts.Length));
        ref long times = ref MemoryMarshal.GetReference(_times);
        ref TState states = ref Unsafe.Add(ref MemoryMarshal.GetReference(_states), 1);
        int ahead = Math.Min(_rowKeys.Length - start - 1, pasts.Length + Cache.Ahead);
        int count = _times.Length;
        int added = _added;
        for (int i = 0; i < pasts.Length; i++)
        {
            Cache.Prefetch(ref Unsafe.Add(ref states, Unsafe.Add(ref rowKeys, Math.Min(i + Cache.Ahead, ahead))));
            long now = Unsafe.Add(ref rowTimes, i);
            while (added < count && Unsafe.Add(ref times, added) < now)
            {
                Add(ref states, added++);
            }

            if (_window != long.MaxValue)
            {
                RemoveBefore(now - _window, added);
            }

            pasts[i] = Unsafe.Add(ref states, Unsafe.Add(ref rowKeys, i));
        }

        _added = added;
    }

    /// <summary>Adds the events up to one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddUntil(int end)
    {
        ref int keys = ref MemoryMarshal.GetReference(_keys);
        ref TState states = ref Unsafe.Add(ref MemoryMarshal.GetReference(_states), 1);
        for (int item = _added; item < end; item++)
        {
            Cache.Prefetch(ref Unsafe.Add(ref states, Unsafe.Add(ref keys, Math.Min(item + Cache.Ahead, end - 1))));
            Add(ref states, item);
        }

        _added = Math.Max(_added, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Add(ref TState states, int item)
    {
        int key = Unsafe.Add(ref MemoryMarshal.GetReference(_keys), item);
        if (key >= 0)
        {
            Unsafe.Add(ref states, key).Add(
                Unsafe.Add(ref MemoryMarshal.GetReference(_times), item),
                _values.IsEmpty ? FeatureCell.MissingInteger : Unsafe.Add(ref MemoryMarshal.GetReference(_values), item));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RemoveBefore(long moment, int added)
    {
        for (; _removed < added && _times[_removed] < moment; _removed++)
        {
            if (_removed + Cache.Ahead < _keys.Length)
            {
                Cache.Prefetch(ref _states[_keys[_removed + Cache.Ahead] + 1]);
            }

            int key = _keys[_removed];
            if (key >= 0)
            {
                _states[key + 1].Remove(_times[_removed], ValueOf(_removed));
            }
        }
    }

    private readonly long ValueOf(int item) => _values.IsEmpty ? FeatureCell.MissingInteger : _values[item];
}
