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
        if (moment <= Newest)
        {
            Read(Words, Newest, values);
        }
        else if (AnyLeaves(moment))
        {
            ReadMovedOn(moment, values);
        }
        else
        {
            Read(Moved, moment, values);
        }

        if (_memories.Length > 0 || !_layout.Replays.IsEmpty)
        {
            ReadObjects(new PastEvents(_events, _settled, Newest, moment), values);
        }

        return moment < Newest ? Timeliness.Late : Timeliness.OnTime;
    }

    private void ReadObjects(PastEvents events, Span<FeatureValue> values)
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
        for (int w = 0; w < expired.Length; w++)
        {
            if (expired[w] < _events.Count && _events.TimeOf((int)expired[w]) < moment - _layout.Windows[w])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a copy of the words that has been brought to a later moment.</summary>
    private void ReadMovedOn(long now, Span<FeatureValue> values)
    {
        ReadOnlySpan<long> moved = Moved;
        long[]? rented = moved.Length > StackWords ? ArrayPool<long>.Shared.Rent(moved.Length) : null;
        Span<long> words = rented is null ? stackalloc long[moved.Length] : rented;
        moved.CopyTo(words);
        ReadOnlySpan<long> expired = Expired;
        for (int w = 0; w < expired.Length; w++)
        {
            long window = _layout.Windows[w];
            for (int i = (int)expired[w]; i < _events.Count && _events.TimeOf(i) < now - window; i++)
            {
                Remove(words, window, _events[i]);
            }
        }

        Read(words, now, values);
        if (rented is not null)
        {
            ArrayPool<long>.Shared.Return(rented);
        }
    }
}
