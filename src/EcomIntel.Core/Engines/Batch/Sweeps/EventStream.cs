namespace EcomIntel;

/// <summary>Rows that look back, and the events that they look back on, both by key. Often they are the same transactions, and then the same arrays.</summary>
/// <param name="rowTimes">When each row looks back.</param>
/// <param name="rowKeys">Whose past each row sees; −1 for nobody's.</param>
/// <param name="times">When each event happened.</param>
/// <param name="keys">Whose past each event is; −1 for nobody's.</param>
/// <param name="values">What the aggregates are of; null for nothing.</param>
/// <param name="keyCount">The number of keys.</param>
internal sealed class EventStream(long[] rowTimes, int[] rowKeys, long[] times, int[] keys, long[]? values, int keyCount)
{
    public long[] RowTimes => rowTimes;

    public int[] RowKeys => rowKeys;

    public long[] Times => times;

    public int[] Keys => keys;

    /// <summary>What the aggregates are of; empty for nothing.</summary>
    public ReadOnlySpan<long> Values => values;

    public int KeyCount => keyCount;

    /// <summary>Whether rows and events both stand in the order of time.</summary>
    public required bool IsInOrder { get; init; }

    /// <summary>The first event that is not strictly before a moment, where events are in order.</summary>
    public int FirstNotBefore(long moment)
    {
        int low = 0;
        int high = times.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = times[middle] < moment ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
