namespace EcomIntel;

/// <summary>
/// A key's state as words: newest time, counts of waiting and kept events, the words, the expired counts, the events as (time, values…), their ids
/// where they matter, and then the objects.
/// </summary>
internal sealed partial class KeyState
{
    public void Write(StateWriter writer)
    {
        writer.Put(Newest);
        writer.Put(_events.Count - _settled);
        writer.Put(_settled);
        foreach (long word in Words)
        {
            writer.Put(word);
        }

        foreach (long expired in Expired)
        {
            writer.Put(expired);
        }

        Write(_events, writer);
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
        foreach (ref long word in state.Words)
        {
            word = reader.Take();
        }

        long least = 0;
        foreach (ref long expired in state.Expired)
        {
            expired = reader.Take();
            if (expired < least || expired > kept)
            {
                throw StateReader.Damaged($"a window let go {expired} of {kept} events, and a longer one {least}");
            }

            least = expired;
        }

        state._settled = kept;
        Read(ref reader, ref state._events, waiting + kept, layout);
        foreach (IKeyMemory memory in state._memories)
        {
            memory.Read(ref reader);
        }

        state.Foresee();
        return state;
    }

    private void Write(EventQueue events, StateWriter writer)
    {
        for (int i = 0; i < events.Count; i++)
        {
            foreach (long word in events[i])
            {
                writer.Put(word);
            }

            if (_layout.HasIds)
            {
                writer.Put(events.IdOf(i));
            }
        }
    }

    private static void Read(ref StateReader reader, ref EventQueue events, int count, KeyLayout layout)
    {
        long[] item = new long[layout.EventWords];
        for (int i = 0; i < count; i++)
        {
            foreach (ref long word in item.AsSpan())
            {
                word = reader.Take();
            }

            events.Add(item, layout.HasIds ? reader.TakeText() : string.Empty);
        }
    }
}
