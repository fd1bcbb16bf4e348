namespace EcomIntel.Insights;

/// <summary>The sessions of a shop's visitors: when each began, whose it is and how far it came.</summary>
internal sealed class ClickSessions
{
    private ClickSessions(long[] starts, int[] visitors, int[] steps)
    {
        Starts = starts;
        Visitors = visitors;
        Steps = steps;
    }

    /// <summary>The names of the steps; a session's number of steps says how many of them it took.</summary>
    public static readonly string[] StepNames = ["view", "cart", "checkout", "purchase"];

    public int Count => Starts.Length;

    /// <summary>For each session the time of its first click.</summary>
    public long[] Starts { get; }

    /// <summary>For each session its visitor: the customer where known, else a visitor of its own, since nobody knows which guests are the same.</summary>
    public int[] Visitors { get; }

    /// <summary>For each session the steps that it took, 1 to 4: who bought has taken all.</summary>
    public int[] Steps { get; }

    /// <summary>Gathers clicks that name a session; sessions that only took something out of the cart saw something, too.</summary>
    public static ClickSessions Of(ClickTable clicks, int customers)
    {
        int sessions = clicks.SessionIds.Length;
        foreach (int session in clicks.Sessions)
        {
            sessions = Math.Max(sessions, session + 1);
        }

        long[] starts = new long[sessions];
        int[] visitors = new int[sessions];
        int[] steps = new int[sessions];
        Array.Fill(starts, long.MaxValue);
        Array.Fill(visitors, -1);
        ReadOnlySpan<ShopEventType> types = clicks.Types;
        for (int row = 0; row < clicks.Count; row++)
        {
            int session = clicks.Sessions[row];
            if (session < 0)
            {
                continue;
            }

            starts[session] = Math.Min(starts[session], clicks.Timestamps[row]);
            visitors[session] = Math.Max(visitors[session], clicks.Customers[row]);
            steps[session] = Math.Max(steps[session], StepOf(types[row]));
        }

        int[] used = [.. Enumerable.Range(0, sessions).Where(session => steps[session] > 0)];
        return new ClickSessions(
            [.. used.Select(session => starts[session])],
            [.. used.Select(session => visitors[session] >= 0 ? visitors[session] : customers + session)],
            [.. used.Select(session => steps[session])]);
    }

    private static int StepOf(ShopEventType type) => type switch
    {
        ShopEventType.AddToCart => 2,
        ShopEventType.Checkout => 3,
        ShopEventType.Purchase => 4,
        _ => 1,
    };
}
