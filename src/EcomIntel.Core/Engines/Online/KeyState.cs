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
    private readonly long[] _words;
    private readonly long[] _moved;
    private readonly IKeyMemory[] _memories;
    private readonly int[] _expired;
    private EventQueue _waiting;
    private EventQueue _kept;

    public KeyState(KeyLayout layout)
    {
        _layout = layout;
        _words = [.. layout.Empty];
        _moved = [.. layout.Empty];
        _memories = layout.Memories.IsEmpty ? [] : [.. layout.Memories.Select(part => part.Group.NewMemory())];
        _expired = layout.Windows.IsEmpty ? [] : new int[layout.Windows.Length];
        _waiting = layout.NewQueue();
        _kept = layout.NewQueue();
    }

    /// <summary>The moment of the newest event, or <see cref="Never"/>.</summary>
    public long Newest { get; private set; } = Never;

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
            Add(_moved, item);
        }
        else if (_waiting.AddInOrder(item, id) == _waiting.Count - 1)
        {
            Add(_moved, item);
        }
        else
        {
            Foresee();
        }

        return Timeliness.OnTime;
    }

    /// <summary>Makes the words as they will be once time has moved on from the newest moment: nearly all reads ask for those.</summary>
    private void Foresee()
    {
        _words.CopyTo(_moved.AsSpan());
        for (int i = 0; i < _waiting.Count; i++)
        {
            Add(_moved, _waiting[i]);
        }
    }

    /// <summary>Takes in what waits, and lets go what has left its window by a moment that is the newest one now.</summary>
    private void MoveOn(long now)
    {
        if (now == Newest)
        {
            return;
        }

        _moved.CopyTo(_words.AsSpan());
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
        for (int w = 0; w < _expired.Length; w++)
        {
            long since = now - _layout.Windows[w];
            for (; _expired[w] < _kept.Count && _kept.TimeOf(_expired[w]) < since; _expired[w]++)
            {
                Remove(_words, _layout.Windows[w], _kept[_expired[w]]);
            }
        }

        if (_expired.Length > 0)
        {
            _words.CopyTo(_moved.AsSpan());
        }

        Trim();
    }

    /// <summary>Forgets events that no window sees any more.</summary>
    private void Trim()
    {
        int gone = Math.Min(_expired.Length > 0 ? _expired[0] : _kept.Count, _kept.Count - _layout.MostEvents);
        if (gone > 0)
        {
            _kept.RemoveOldest(gone);
            for (int w = 0; w < _expired.Length; w++)
            {
                _expired[w] -= gone;
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
                part.Group.Add(_words.AsSpan(_layout.Offsets[i]), item[0], part.ValueOf(item));
            }
        }

        Foresee();
        AddToMemories(item);
        if (!_layout.KeepsEvents)
        {
            return;
        }

        _kept.AddInOrder(item, id);
        for (int w = 0; w < _expired.Length; w++)
        {
            _expired[w] += item[0] < Newest - _layout.Windows[w] ? 1 : 0;
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
