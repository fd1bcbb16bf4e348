namespace EcomIntel;

/// <summary>
/// A key's state as words: newest time, counts of waiting and kept events, the words, the expired counts, the events as (time, values…), their ids
/// where they matter, and then the objects.
/// </summary>
internal partial struct KeyState
{
    public readonly void Write(StateWriter writer)
    {
        writer.Put(Newest);
        writer.Put(Waiting);
        writer.Put(Settled);
        writer.Put(Words);
        writer.Put(Expired);
        for (int i = 0; i < Count; i++)
        {
            writer.Put(Events[i]);
            if (_layout.HasIds)
            {
                writer.Put(IdOf(i));
            }
        }

        foreach (IKeyMemory memory in _memories)
        {
            memory.Write(writer);
        }
    }

    public static KeyState Read(ref StateReader reader, KeyLayout layout)
    {
        KeyState state = new(layout) { Newest = reader.Take() };
        int waiting = reader.TakeCount("waiting events", layout.EventWords);
        int kept = reader.TakeCount("kept events", layout.EventWords);
        Take(ref reader, state.Words);
        Take(ref reader, state.Expired);
        long least = 0;
        foreach (long expired in state.Expired)
        {
            if (expired < least || expired > kept)
            {
                throw StateReader.Damaged($"a window let go {expired} of {kept} events, and a longer one {least}");
            }

            least = expired;
        }

        long[] item = new long[layout.EventWords];
        for (int i = 0; i < waiting + kept; i++)
        {
            Take(ref reader, item);
            state.Insert(i, item, layout.HasIds ? reader.TakeText() : string.Empty);
        }

        state.Settled = kept;
        foreach (IKeyMemory memory in state._memories)
        {
            memory.Read(ref reader);
        }

        state.ForeseeAgain();
        return state;
    }

    private static void Take(ref StateReader reader, Span<long> words)
    {
        foreach (ref long word in words)
        {
            word = reader.Take();
        }
    }
}
