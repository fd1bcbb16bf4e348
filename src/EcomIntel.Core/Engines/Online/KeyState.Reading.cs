using System.Buffers;

namespace EcomIntel;

/// <summary>Reads aggregates at a moment, without changing the state.</summary>
internal sealed partial class KeyState
{
    private const int StackWords = 128;

    /// <summary>Fills the places of the key's aggregates.</summary>
    /// <param name="moment">The moment; for one before the newest event, the aggregates are those at that event.</param>
    /// <param name="values">The values of all features.</param>
    public Timeliness Read(long moment, Span<FeatureValue> values)
    {
        PastEvents events = new(_kept, _waiting, Newest, moment);
        if (moment <= Newest)
        {
            Read(Words, events.Now, values);
        }
        else if (AnyLeaves(moment))
        {
            ReadMovedOn(moment, values);
        }
        else
        {
            Read(Moved, moment, values);
        }

        for (int i = 0; i < _memories.Length; i++)
        {
            KeyPart<IMemoryGroup> part = _layout.Memories[i];
            part.Group.Read(_memories[i], events, part.Slot, part.Places, values);
        }

        foreach (KeyPart<IReplayGroup> part in _layout.Replays)
        {
            part.Group.Read(events, part.Slot, part.Places, values);
        }

        return moment < Newest ? Timeliness.Late : Timeliness.OnTime;
    }

    private void Read(ReadOnlySpan<long> words, long now, Span<FeatureValue> values)
    {
        for (int i = 0; i < _layout.Words.Length; i++)
        {
            _layout.Words[i].Group.Read(words[_layout.Offsets[i]..], now, _layout.Words[i].Places, values);
        }
    }

    /// <summary>Whether an event that a window still holds will have left it by a later moment.</summary>
    private bool AnyLeaves(long moment)
    {
        ReadOnlySpan<long> expired = Expired;
        for (int w = 0; w < _layout.Windows.Length; w++)
        {
            long since = moment - _layout.Windows[w];
            if (expired[w] < _kept.Count ? _kept.TimeOf((int)expired[w]) < since : Newest < since)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a copy of the words that has been brought to a later moment.</summary>
    private void ReadMovedOn(long now, Span<FeatureValue> values)
    {
        long[]? rented = _layout.Empty.Length > StackWords ? ArrayPool<long>.Shared.Rent(_layout.Empty.Length) : null;
        Span<long> words = rented is null ? stackalloc long[_layout.Empty.Length] : rented;
        Moved.CopyTo(words);
        for (int w = 0; w < _layout.Windows.Length; w++)
        {
            long since = now - _layout.Windows[w];
            Forget(_kept, (int)Expired[w], since, _layout.Windows[w], words);
            Forget(_waiting, 0, since, _layout.Windows[w], words);
        }

        Read(words, now, values);
        if (rented is not null)
        {
            ArrayPool<long>.Shared.Return(rented);
        }
    }

    private void Forget(in EventQueue events, int from, long since, long window, Span<long> words)
    {
        for (int i = from; i < events.Count && events.TimeOf(i) < since; i++)
        {
            Remove(words, window, events[i]);
        }
    }
}
