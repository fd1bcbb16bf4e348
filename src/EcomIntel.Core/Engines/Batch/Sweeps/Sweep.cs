using System.Runtime.CompilerServices;

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
    private readonly ReadOnlySpan<long> _measures;
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
        _measures = events.Measures;
        _states = states;
        _window = window;
        _added = added;
        _removed = removed;
    }

    /// <summary>Shows rows their pasts, from one row on and never back. Fields are copied, since the loop would read and write them in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(int start, Span<TState> pasts)
    {
        ReadOnlySpan<long> rowTimes = _rowTimes.Slice(start, pasts.Length);
        ReadOnlySpan<int> rowKeys = _rowKeys[start..];
        ReadOnlySpan<long> times = _times;
        Span<TState> states = _states;
        int added = _added;
        for (int i = 0; i < pasts.Length; i++)
        {
            if (i + Cache.Ahead < rowKeys.Length)
            {
                Cache.Prefetch(ref states[rowKeys[i + Cache.Ahead] + 1]);
            }

            long now = rowTimes[i];
            while (added < times.Length && times[added] < now)
            {
                Add(states, added++);
            }

            if (_window != long.MaxValue)
            {
                RemoveBefore(now - _window, added);
            }

            pasts[i] = states[rowKeys[i] + 1];
        }

        _added = added;
    }

    /// <summary>Adds the events up to one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddUntil(int end)
    {
        ReadOnlySpan<int> keys = _keys;
        Span<TState> states = _states;
        int added = _added;
        for (; added < end; added++)
        {
            if (added + Cache.Ahead < keys.Length)
            {
                Cache.Prefetch(ref states[keys[added + Cache.Ahead] + 1]);
            }

            Add(states, added);
        }

        _added = added;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Add(Span<TState> states, int item)
    {
        int key = _keys[item];
        if (key >= 0)
        {
            states[key + 1].Add(_times[item], MeasureOf(item));
        }
    }

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
                _states[key + 1].Remove(_times[_removed], MeasureOf(_removed));
            }
        }
    }

    private readonly long MeasureOf(int item) => _measures.IsEmpty ? FeatureCell.MissingInteger : _measures[item];
}
