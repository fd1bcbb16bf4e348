namespace EcomIntel;

/// <summary>Moves a customer's state on by one sale.</summary>
internal static class StateUpdate
{
    public static void Apply(CustomerFeatureState state, in PastEvent sale)
    {
        if (state.Newest != CustomerFeatureState.Never && sale.Time < state.Newest)
        {
            ApplyLate(state, sale);
            return;
        }

        if (sale.Time > state.Newest)
        {
            MoveOn(state, sale.Time);
        }

        state.Waiting.Add(sale);
    }

    private static void MoveOn(CustomerFeatureState state, long now)
    {
        StateLayout layout = state.Layout;
        for (int i = 0; i < state.Waiting.Count; i++)
        {
            layout.Add(state.Words, state.Waiting[i]);
            if (!layout.Windows.IsEmpty)
            {
                state.Kept.Add(state.Waiting[i]);
            }
        }

        state.Waiting.Clear();
        state.Newest = now;
        for (int w = 0; w < layout.Windows.Length; w++)
        {
            for (; state.Expired[w] < state.Kept.Count && state.Kept[state.Expired[w]].Time < now - layout.Windows[w]; state.Expired[w]++)
            {
                layout.Remove(state.Words, layout.Windows[w], state.Kept[state.Expired[w]]);
            }
        }

        if (!layout.Windows.IsEmpty)
        {
            int gone = state.Expired[0];
            state.Kept.RemoveOldest(gone);
            for (int w = 0; w < state.Expired.Length; w++)
            {
                state.Expired[w] -= gone;
            }
        }
    }

    /// <summary>A sale older than the newest one counts for the aggregates that reach back to it, from now on.</summary>
    private static void ApplyLate(CustomerFeatureState state, in PastEvent sale)
    {
        StateLayout layout = state.Layout;
        for (int i = 0; i < layout.Groups.Length; i++)
        {
            AggregateGroup group = layout.Groups[i];
            if (!group.IsTrailing || sale.Time >= state.Newest - group.Window)
            {
                group.Add(state.Words.AsSpan(layout.Offsets[i]), sale);
            }
        }

        if (layout.Windows.IsEmpty || sale.Time < state.Newest - layout.Windows[0])
        {
            return;
        }

        int position = state.Kept.Count;
        while (position > 0 && state.Kept[position - 1].Time > sale.Time)
        {
            position--;
        }

        state.Kept.Insert(position, sale);
        for (int w = 0; w < layout.Windows.Length; w++)
        {
            state.Expired[w] += sale.Time < state.Newest - layout.Windows[w] ? 1 : 0;
        }
    }
}
