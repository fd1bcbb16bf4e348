namespace EcomIntel;

/// <summary>
/// What is kept of one key: words and objects over all events before the newest moment, the events of that moment, which wait until time moves
/// on, and the events that a window still sees or will have to let go. For one writer; reads may run beside each other, not beside a write.
/// </summary>
internal sealed partial class KeyState
{
    /// <summary>The newest moment of a key without a past.</summary>
    public const long Never = long.MinValue;

    private readonly KeyLayout _layout;
    private readonly long[] _block;
    private readonly IKeyMemory[] _memories;
    private EventQueue _waiting;
    private EventQueue _kept;

    public KeyState(KeyLayout layout)
    {
        _layout = layout;
        _block = [.. layout.Empty, .. layout.Empty, .. new long[layout.Windows.Length]];
        _memories = layout.Memories.IsEmpty ? [] : [.. layout.Memories.Select(part => part.Group.NewMemory())];
        _waiting = layout.NewQueue();
        _kept = layout.NewQueue();
    }

    /// <summary>The moment of the newest event, or <see cref="Never"/>.</summary>
    public long Newest { get; private set; } = Never;

    /// <summary>The words over all events before the newest moment.</summary>
    private Span<long> Words => _block.AsSpan(0, _layout.Empty.Length);

    /// <summary>The words as they will be once time has moved on from the newest moment: nearly all reads ask for those.</summary>
    private Span<long> Moved => _block.AsSpan(_layout.Empty.Length, _layout.Empty.Length);

    /// <summary>For each trailing window how many of the kept events it has already let go. In one array with the words, for fewer waits for memory.</summary>
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
        if (!_layout.HasIds)
        {
            _waiting.Add(item, id);
            Add(Moved, item);
        }
        else if (_waiting.AddInOrder(item, id) == _waiting.Count - 1)
        {
            Add(Moved, item);
        }
        else
        {
            Foresee();
        }

        return Timeliness.OnTime;
    }

    private void Foresee()
    {
        Words.CopyTo(Moved);
        for (int i = 0; i < _waiting.Count; i++)
        {
            Add(Moved, _waiting[i]);
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
        for (int i = 0; i < _waiting.Count; i++)
        {
            AddToMemories(_waiting[i]);
            if (_layout.KeepsEvents)
            {
                _kept.Add(_waiting[i], _waiting.IdOf(i));
            }
        }

        _waiting.Clear();
        Newest = now;
        Span<long> words = Words;
        Span<long> expired = Expired;
        for (int w = 0; w < _layout.Windows.Length; w++)
        {
            long since = now - _layout.Windows[w];
            for (; expired[w] < _kept.Count && _kept.TimeOf((int)expired[w]) < since; expired[w]++)
            {
                Remove(words, _layout.Windows[w], _kept[(int)expired[w]]);
            }
        }

        if (_layout.Windows.Length > 0)
        {
            Words.CopyTo(Moved);
        }

        Trim();
    }

    /// <summary>Forgets events that no window sees any more.</summary>
    private void Trim()
    {
        int gone = Math.Min(_layout.Windows.Length > 0 ? (int)Expired[0] : _kept.Count, _kept.Count - _layout.MostEvents);
        if (gone > 0)
        {
            _kept.RemoveOldest(gone);
            for (int w = 0; w < _layout.Windows.Length; w++)
            {
                Expired[w] -= gone;
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

        _kept.AddInOrder(item, id);
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
