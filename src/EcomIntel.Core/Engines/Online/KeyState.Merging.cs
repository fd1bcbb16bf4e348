namespace EcomIntel;

/// <summary>Puts together what two partitions saw of one key.</summary>
internal sealed partial class KeyState
{
    /// <summary>
    /// Takes in what another state of the same layout saw, as if this one had seen all of it in the order of time. The other is changed too: it moves
    /// on to the newest moment of both, which changes nothing that is read of it from there on.
    /// </summary>
    public void Merge(KeyState other)
    {
        if (other.Newest == Never)
        {
            return;
        }

        long newest = Math.Max(Newest, other.Newest);
        MoveOn(newest);
        other.MoveOn(newest);
        for (int i = 0; i < _layout.Words.Length; i++)
        {
            _layout.Words[i].Group.Merge(Words[_layout.Offsets[i]..], other.Words[_layout.Offsets[i]..]);
        }

        for (int i = 0; i < _memories.Length; i++)
        {
            _layout.Memories[i].Group.Merge(_memories[i], other._memories[i]);
        }

        _events = Merged(_events, other._events);
        _settled += other._settled;
        for (int w = 0; w < _layout.Windows.Length; w++)
        {
            Expired[w] += other.Expired[w];
        }

        Trim();
        Foresee();
    }

    private EventQueue Merged(EventQueue own, EventQueue other)
    {
        EventQueue merged = _layout.NewQueue();
        int next = 0;
        for (int i = 0; i < own.Count; i++)
        {
            for (; next < other.Count && IsBefore(other, next, own, i); next++)
            {
                merged.Add(other[next], other.IdOf(next));
            }

            merged.Add(own[i], own.IdOf(i));
        }

        for (; next < other.Count; next++)
        {
            merged.Add(other[next], other.IdOf(next));
        }

        return merged;
    }

    private static bool IsBefore(EventQueue first, int i, EventQueue second, int k) =>
        first.TimeOf(i) < second.TimeOf(k) || (first.TimeOf(i) == second.TimeOf(k) && string.CompareOrdinal(first.IdOf(i), second.IdOf(k)) < 0);
}
