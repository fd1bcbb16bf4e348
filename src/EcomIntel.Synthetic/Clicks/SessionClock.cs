namespace EcomIntel.Synthetic;

/// <summary>How the clicks of a session lie in time.</summary>
internal static class SessionClock
{
    /// <summary>The longest session: 30 minutes in microseconds.</summary>
    public const long Longest = 30 * Minute;

    private const long Shortest = 2 * Minute;
    private const long Minute = 60_000_000;

    /// <summary>Times of clicks that end at a moment, ascending; the last is the moment itself.</summary>
    public static long[] Draw(int count, long end, ref SeededRandom random)
    {
        long length = Shortest + (long)(random.NextDouble() * (Longest - Shortest));
        long[] times = new long[count];
        for (int i = 0; i < count - 1; i++)
        {
            times[i] = end - 1 - (long)(random.NextDouble() * (length - 1));
        }

        times[^1] = end;
        Array.Sort(times);
        return times;
    }
}
