namespace EcomIntel;

/// <summary>Puts together what two partitions saw of one key.</summary>
internal partial struct KeyState
{
    /// <summary>
    /// Takes in what another state of the same layout saw, as if this one had seen all of it in the order of time. The other is changed too: it moves
    /// on to the newest moment of both, which changes nothing that is read of it from there on.
    /// </summary>
    public void Merge(ref KeyState other)
    {
        if (other.Newest == Never)
        {
            return;
        }

        long newest = Math.Max(Newest, other.Newest);
        MoveTo(newest);
        other.MoveTo(newest);
        for (int i = 0; i < _memories.Length; i++)
        {
            _layout.Memories[i].Group.Merge(_memories[i], other._memories[i]);
        }

        KeyState merged = new(_layout, _memories) { Newest = newest };
        Words.CopyTo(merged.Words);
        foreach (KeyPart<IWordGroup> part in _layout.Words.SelectMany(parts => parts))
        {
            part.Group.Merge(merged.Words[part.Offset..], other.Words[part.Offset..]);
        }

        for (int w = 0; w < _layout.Windows.Length; w++)
        {
            merged.Expired[w] = Expired[w] + other.Expired[w];
        }

        merged.AddEvents(this, other);
        merged.Settled = Settled + other.Settled;
        this = merged;
        Trim();
        ForeseeAgain();
    }

    /// <summary>Adds the events of two states in the order of time; of those that belong to one place the first's come first.</summary>
    private void AddEvents(in KeyState first, in KeyState second)
    {
        int next = 0;
        for (int i = 0; i < first.Count; i++)
        {
            for (; next < second.Count && IsBefore(second, next, first, i); next++)
            {
                Insert(Count, second.Events[next], second.IdOf(next));
            }

            Insert(Count, first.Events[i], first.IdOf(i));
        }

        for (; next < second.Count; next++)
        {
            Insert(Count, second.Events[next], second.IdOf(next));
        }
    }

    private static bool IsBefore(in KeyState first, int i, in KeyState second, int k) =>
        first.Events.TimeOf(i) < second.Events.TimeOf(k)
        || (first.Events.TimeOf(i) == second.Events.TimeOf(k) && string.CompareOrdinal(first.IdOf(i), second.IdOf(k)) < 0);
}
