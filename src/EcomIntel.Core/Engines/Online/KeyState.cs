using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>
/// What is kept of one key: words and objects over all events before the newest moment; and in the order of time the events that a window still sees
/// or will have to let go, which are settled, and those of the newest moment, which wait until time moves on. All words stand in one block, as
/// <see cref="KeyLayout"/> says, so that a key is one object to wait for. For one writer; reads may run beside each other, not beside a write.
/// A struct in its owner's place; copies share the block, so only the owner's is changed.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal partial struct KeyState
{
    /// <summary>The newest moment of a key without a past.</summary>
    public const long Never = long.MinValue;

    private const int LineWords = 8;

    private readonly KeyLayout _layout;
    private readonly IKeyMemory[] _memories;
    private long[] _block;
    private string[] _ids = [];

    public KeyState(KeyLayout layout)
        : this(layout, layout.NewMemories())
    {
    }

    private KeyState(KeyLayout layout, IKeyMemory[] memories)
    {
        _layout = layout;
        _memories = memories;
        _block = layout.NewBlock();
        _ids = layout.HasIds ? new string[KeyLayout.FirstRoom] : [];
        Newest = Never;
    }

    /// <summary>The moment of the newest event, or <see cref="Never"/>.</summary>
    public long Newest
    {
        readonly get => _block[KeyLayout.NewestAt];
        private set => _block[KeyLayout.NewestAt] = value;
    }

    /// <summary>How many of the events are settled; those behind them wait.</summary>
    private int Settled
    {
        readonly get => (int)_block[KeyLayout.SettledAt];
        set => _block[KeyLayout.SettledAt] = value;
    }

    private readonly int Waiting => Count - Settled;

    /// <summary>For each trailing window how many of the events it has already let go.</summary>
    private readonly Span<long> Expired => _block.AsSpan(KeyLayout.ExpiredAt, _layout.Windows.Length);

    /// <summary>The words over all events before the newest moment.</summary>
    private readonly Span<long> Words => _block.AsSpan(_layout.WordsAt, _layout.Empty.Length);

    /// <summary>The words as they will be once time has moved on from the newest moment; kept only while more than one event waits, since one is soon added.</summary>
    private readonly Span<long> Moved => _block.AsSpan(_block.Length - _layout.Empty.Length);

    /// <summary>Reads a word of each line that nearly every read and update needs, so that they are at hand.</summary>
    public readonly void Touch()
    {
        ReadOnlySpan<long> busy = _block.AsSpan(0, Math.Min(_block.Length, _layout.BusyWords));
        for (int word = 0; word < busy.Length; word += LineWords)
        {
            Volatile.Read(in busy[word]);
        }
    }

    /// <summary>Takes in an event: what <see cref="KeyLayout.Encode"/> wrote of it, and its id.</summary>
    public Timeliness Observe(ReadOnlySpan<long> item, string id)
    {
        if (item[0] < Newest)
        {
            ObserveLate(item, id);
            return Timeliness.Late;
        }

        MoveTo(item[0]);
        int place = AddInOrder(item, id);
        if (Waiting > 1)
        {
            Foresee(place);
        }

        return Timeliness.OnTime;
    }

    /// <summary>Makes the words as they will be, after one of the waiting events came to its place.</summary>
    private readonly void Foresee(int place)
    {
        KeyEvents events = Events;
        bool isOneMore = Waiting > 2 && place == events.Count - 1;
        if (!isOneMore)
        {
            Words.CopyTo(Moved);
        }

        int first = isOneMore ? place : Settled;
        Add(Moved, events.Slice(first, events.Count - first));
    }

    /// <summary>Takes in what waits, and lets go what has left its window by a moment that is the newest one now; nothing where the state has come so far before.</summary>
    public void MoveTo(long now)
    {
        if (now <= Newest)
        {
            return;
        }

        KeyEvents events = Events;
        int settled = Settled;
        for (int i = settled; i < events.Count && _memories.Length > 0; i++)
        {
            AddToMemories(events[i]);
        }

        int waiting = events.Count - settled;
        if (waiting > 1)
        {
            Moved.CopyTo(Words);
        }

        Move(now, events, events.Slice(settled, waiting == 1 ? 1 : 0));
        Settled = events.Count;
        Newest = now;
        Trim();
    }

    /// <summary>Lets the words of each group see events that come, and not those that have left its window by a moment.</summary>
    private readonly void Move(long now, in KeyEvents events, in KeyEvents coming)
    {
        Span<long> words = Words;
        Span<long> expired = Expired;
        for (int window = -1; window < expired.Length; window++)
        {
            KeyEvents leaving = _layout.Leaving(window, events, expired, now);
            foreach (KeyPart<IWordGroup> part in _layout.Words[window + 1])
            {
                part.Group.Move(words[part.Offset..], coming, leaving, part.Slot);
            }

            if (leaving.Count > 0)
            {
                expired[window] += leaving.Count;
            }
        }
    }

    /// <summary>Forgets events that no window sees any more.</summary>
    private void Trim()
    {
        Span<long> expired = Expired;
        int gone = Math.Min(expired.IsEmpty ? Settled : (int)expired[0], Settled - _layout.MostEvents);
        if (gone > 0)
        {
            RemoveOldest(gone);
            Settled -= gone;
            foreach (ref long count in expired)
            {
                count -= gone;
            }
        }
    }

    /// <summary>An event older than the newest one counts for the aggregates that reach back to it, from now on.</summary>
    private void ObserveLate(ReadOnlySpan<long> item, string id)
    {
        KeyEvents late = new(item, item.Length, 1);
        Add(Words, late, Newest - item[0]);
        AddToMemories(item);
        if (_layout.KeepsEvents)
        {
            AddInOrder(item, id);
            Settled++;
            for (int w = 0; w < _layout.Windows.Length; w++)
            {
                Expired[w] += item[0] < Newest - _layout.Windows[w] ? 1 : 0;
            }

            Trim();
        }

        ForeseeAgain();
    }

    /// <summary>Makes the words as they will be, after those that are settled changed.</summary>
    private readonly void ForeseeAgain()
    {
        if (Waiting > 1)
        {
            Foresee(Settled);
        }
    }

    /// <summary>Lets the words of each group whose window is no shorter than an age see events that come.</summary>
    private readonly void Add(Span<long> words, KeyEvents coming, long age = 0)
    {
        for (int window = -1; window < _layout.Windows.Length && (window < 0 || _layout.Windows[window] >= age); window++)
        {
            foreach (KeyPart<IWordGroup> part in _layout.Words[window + 1])
            {
                part.Group.Move(words[part.Offset..], coming, default, part.Slot);
            }
        }
    }

    private readonly void AddToMemories(ReadOnlySpan<long> item)
    {
        for (int i = 0; i < _memories.Length; i++)
        {
            _memories[i].Add(item[0], _layout.Memories[i].ValueOf(item));
        }
    }
}
