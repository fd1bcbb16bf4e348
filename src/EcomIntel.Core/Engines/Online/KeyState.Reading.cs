namespace EcomIntel;

/// <summary>Reads aggregates at a moment, without changing the state.</summary>
internal partial struct KeyState
{
    /// <summary>Fills the places of the key's aggregates.</summary>
    /// <param name="moment">The moment; for one before the newest event, the aggregates are those at that event.</param>
    /// <param name="values">The values of all features.</param>
    public readonly Timeliness Read(long moment, Span<FeatureValue> values)
    {
        long newest = Newest;
        KeyEvents events = Events;
        if (moment > newest)
        {
            ReadMovedOn(moment, events, values);
        }
        else
        {
            foreach (KeyPart<IWordGroup>[] parts in _layout.Words)
            {
                foreach (KeyPart<IWordGroup> part in parts)
                {
                    part.Group.Read(Words[part.Offset..], default, default, newest, part, values);
                }
            }
        }

        if (_memories.Length > 0 || !_layout.Replays.IsEmpty)
        {
            ReadObjects(new PastEvents(events, Settled, newest, moment), values);
        }

        return moment < newest ? Timeliness.Late : Timeliness.OnTime;
    }

    /// <summary>Reads the words as they will be at a later moment: with what waits, without what will have left its window.</summary>
    private readonly void ReadMovedOn(long now, in KeyEvents events, Span<FeatureValue> values)
    {
        int settled = Settled;
        int waiting = events.Count - settled;
        ReadOnlySpan<long> words = waiting > 1 ? Moved : Words;
        KeyEvents coming = events.Slice(settled, waiting == 1 ? 1 : 0);
        for (int window = -1; window < _layout.Windows.Length; window++)
        {
            KeyEvents leaving = _layout.Leaving(window, events, Expired, now);
            foreach (KeyPart<IWordGroup> part in _layout.Words[window + 1])
            {
                part.Group.Read(words[part.Offset..], coming, leaving, now, part, values);
            }
        }
    }

    private readonly void ReadObjects(PastEvents events, Span<FeatureValue> values)
    {
        for (int i = 0; i < _memories.Length; i++)
        {
            KeyPart<IMemoryGroup> part = _layout.Memories[i];
            part.Group.Read(_memories[i], events, part.Slot, part.Places, values);
        }

        foreach (KeyPart<IReplayGroup> part in _layout.Replays)
        {
            part.Group.Read(events, part.Slot, part.Places, values);
        }
    }
}
