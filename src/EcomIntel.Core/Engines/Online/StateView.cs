namespace EcomIntel;

/// <summary>Brings a copy of a customer's words to a moment, without changing the state.</summary>
internal static class StateView
{
    /// <summary>Fills the words as they are at a moment.</summary>
    /// <returns>The moment that they stand for: the asked one, or that of the newest sale where it is later.</returns>
    public static long At(CustomerFeatureState state, long moment, Span<long> words)
    {
        state.Words.CopyTo(words);
        if (moment <= state.Newest)
        {
            return state.Newest;
        }

        StateLayout layout = state.Layout;
        for (int i = 0; i < state.Waiting.Count; i++)
        {
            layout.Add(words, state.Waiting[i]);
        }

        for (int w = 0; w < layout.Windows.Length; w++)
        {
            long window = layout.Windows[w];
            Forget(state.Kept, state.Expired[w], moment - window, window, layout, words);
            Forget(state.Waiting, 0, moment - window, window, layout, words);
        }

        return moment;
    }

    private static void Forget(EventQueue sales, int from, long since, long window, StateLayout layout, Span<long> words)
    {
        for (int i = from; i < sales.Count && sales[i].Time < since; i++)
        {
            layout.Remove(words, window, sales[i]);
        }
    }
}
