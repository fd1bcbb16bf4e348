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
    private readonly EventStream _events;
    private readonly ReadOnlySpan<long> _times;
    private readonly ReadOnlySpan<int> _keys;
    private readonly Span<TState> _states;
    private readonly long _window;
    private int _added;
    private int _removed;

    /// <summary>Starts before the first row of a moment.</summary>
    /// <param name="events">The events, in the order of time.</param>
    /// <param name="states">A state for each key behind one for nobody, with all events added that happened before <paramref name="added"/>.</param>
    /// <param name="window">The window in microseconds; <see cref="long.MaxValue"/> for a lifetime.</param>
    /// <param name="added">The first event that is not in the states.</param>
    /// <param name="removed">The first event that was not removed from them.</param>
    public Sweep(EventStream events, Span<TState> states, long window, int added, int removed)
    {
        _events = events;
        _times = events.Times;
        _keys = events.Keys;
        _states = states;
        _window = window;
        _added = added;
        _removed = removed;
    }

    /// <summary>Shows rows, in the order of time, their pasts.</summary>
    public void Read(ReadOnlySpan<long> times, ReadOnlySpan<int> keys, Span<TState> pasts)
    {
        keys = keys[..times.Length];
        pasts = pasts[..times.Length];
        ref TState nobody = ref MemoryMarshal.GetReference(_states);
        for (int i = 0; i < times.Length; i++)
        {
            long now = times[i];
            while (_added < _times.Length && _times[_added] < now)
            {
                AddNext();
            }

            if (_window != long.MaxValue)
            {
                while (_removed < _added && _times[_removed] < now - _window)
                {
                    RemoveNext();
                }
            }

            pasts[i] = Unsafe.Add(ref nobody, keys[i] + 1);
        }
    }

    /// <summary>Adds the events up to one of them.</summary>
    public void AddUntil(int end)
    {
        while (_added < end)
        {
            AddNext();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddNext()
    {
        int key = _keys[_added];
        if (key >= 0)
        {
            _states[key + 1].Add(_times[_added], _events.MeasureOf(_added));
        }

        _added++;
    }

    private void RemoveNext()
    {
        int key = _keys[_removed];
        if (key >= 0)
        {
            _states[key + 1].Remove(_times[_removed], _events.MeasureOf(_removed));
        }

        _removed++;
    }
}
