namespace EcomIntel;

/// <summary>
/// What is kept of one key: words and objects over all events before the newest moment; and in the order of time the events that a window still sees
/// or will have to let go, which are settled, and those of the newest moment, which wait until time moves on. For one writer; reads may run beside each other, not beside a write.
/// </summary>
internal sealed partial class KeyState
{
    /// <summary>The newest moment of a key without a past.</summary>
    public const long Never = long.MinValue;

    private readonly KeyLayout _layout;
    private readonly long[] _block;
    private readonly IKeyMemory[] _memories;
    private EventQueue _events;
    private int _settled;

    public KeyState(KeyLayout layout)
    {
        _layout = layout;
        _block = [.. layout.Empty, .. layout.Empty, .. new long[layout.Windows.Length]];
        _memories = layout.Memories.IsEmpty ? [] : [.. layout.Memories.Select(part => part.Group.NewMemory())];
        _events = layout.NewQueue();
    }

    /// <summary>The moment of the newest event, or <see cref="Never"/>.</summary>
    public long Newest { get; private set; } = Never;

    /// <summary>The words over all events before the newest moment. They, what they will be, and what windows let go stand in one array: a cache misses once.</summary>
    private Span<long> Words => _block.AsSpan(0, _layout.Empty.Length);

    /// <summary>The words as they will be once time has moved on from the newest moment: nearly all reads ask for those.</summary>
    private Span<long> Moved => _block.AsSpan(_layout.Empty.Length, _layout.Empty.Length);

    /// <summary>For each trailing window how many of the events it has already let go.</summary>
    private Span<long> Expired => _block.AsSpan(2 * _layout.Empty.Length);

    /// <summary>Takes in an event: what <see cref="KeyLayout.Encode"/> wrote of it, and its id.</summary>
    public Timeliness Observe(ReadOnlySpan<long> item, string id)
    {
        if (item[0] < Newest)
        {
            ObserveLate(item, id);
            return Timeliness.Late;
        }

        MoveOn(item[0]);
        if (_layout.HasIds && _events.AddInOrder(item, id) < _events.Count - 1)
        {
            Foresee();
            return Timeliness.OnTime;
        }

        if (!_layout.HasIds)
        {
            _events.Add(item, id);
        }

        Add(Moved, item);
        return Timeliness.OnTime;
    }

    /// <summary>Makes the words as they will be.</summary>
    private void Foresee()
    {
        Words.CopyTo(Moved);
        for (int i = _settled; i < _events.Count; i++)
        {
            Add(Moved, _events[i]);
        }
    }

    /// <summary>Takes in what waits, and lets go what has left its window by a moment that is the newest one now.</summary>
    private void MoveOn(long now)
    {
        if (now == Newest)
        {
            return;
        }

        Moved.CopyTo(Words);
        for (int i = _settled; i < _events.Count && _memories.Length > 0; i++)
        {
            AddToMemories(_events[i]);
        }

        if (!_layout.KeepsEvents)
        {
            _events.Clear();
        }

        _settled = _events.Count;
        Newest = now;
        Expire();
        Trim();
    }

    private void Expire()
    {
        bool any = false;
        Span<long> expired = Expired;
        for (int w = 0; w < expired.Length; w++)
        {
            long window = _layout.Windows[w];
            for (; expired[w] < _settled && _events.TimeOf((int)expired[w]) < Newest - window; expired[w]++)
            {
                Remove(Words, window, _events[(int)expired[w]]);
                any = true;
            }
        }

        if (any)
        {
            Words.CopyTo(Moved);
        }
    }

    /// <summary>Forgets events that no window sees any more.</summary>
    private void Trim()
    {
        Span<long> expired = Expired;
        int gone = Math.Min(expired.IsEmpty ? _settled : (int)expired[0], _settled - _layout.MostEvents);
        if (gone > 0)
        {
            _events.RemoveOldest(gone);
            _settled -= gone;
            foreach (ref long count in expired)
            {
                count -= gone;
            }
        }
    }

    /// <summary>An event older than the newest one counts for the aggregates that reach back to it, from now on.</summary>
    private void ObserveLate(ReadOnlySpan<long> item, string id)
    {
        for (int i = 0; i < _layout.Words.Length; i++)
        {
            KeyPart<IWordGroup> part = _layout.Words[i];
            if (!part.IsTrailing || item[0] >= Newest - part.Microseconds)
            {
                part.Group.Add(Words[_layout.Offsets[i]..], item[0], part.ValueOf(item));
            }
        }

        Foresee();
        AddToMemories(item);
        if (!_layout.KeepsEvents)
        {
            return;
        }

        _events.AddInOrder(item, id);
        _settled++;
        for (int w = 0; w < _layout.Windows.Length; w++)
        {
            Expired[w] += item[0] < Newest - _layout.Windows[w] ? 1 : 0;
        }

        Trim();
    }

    private void Add(Span<long> words, ReadOnlySpan<long> item)
    {
        for (int i = 0; i < _layout.Words.Length; i++)
        {
            KeyPart<IWordGroup> part = _layout.Words[i];
            part.Group.Add(words[_layout.Offsets[i]..], item[0], part.ValueOf(item));
        }
    }

    private void AddToMemories(ReadOnlySpan<long> item)
    {
        for (int i = 0; i < _memories.Length; i++)
        {
            _memories[i].Add(item[0], _layout.Memories[i].ValueOf(item));
        }
    }

    /// <summary>Lets the groups of one trailing window forget an event.</summary>
    private void Remove(Span<long> words, long window, ReadOnlySpan<long> item)
    {
        for (int i = 0; i < _layout.Words.Length; i++)
        {
            KeyPart<IWordGroup> part = _layout.Words[i];
            if (part.IsTrailing && part.Microseconds == window)
            {
                part.Group.Remove(words[_layout.Offsets[i]..], item[0], part.ValueOf(item));
            }
        }
    }
}
