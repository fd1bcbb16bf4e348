namespace EcomIntel;

/// <summary>The rows of a table by key, and within a key by time. Rows that share key and time stand next to each other, in no order that means anything.</summary>
internal sealed class KeyedOrder
{
    private readonly int[] _rows;
    private readonly int[] _starts;

    private KeyedOrder(int[] rows, int[] starts)
    {
        _rows = rows;
        _starts = starts;
    }

    public int KeyCount => _starts.Length - 1;

    public ReadOnlySpan<int> RowsOf(int key) => _rows.AsSpan(_starts[key].._starts[key + 1]);

    /// <summary>Puts rows in order: by time, unless they are already, then by counting into their keys, which keeps the order of time. Rows of key −1 are left out.</summary>
    public static KeyedOrder By(ReadOnlySpan<int> keys, int keyCount, ReadOnlySpan<long> timestamps)
    {
        int[] starts = new int[keyCount + 1];
        foreach (int key in keys)
        {
            if (key >= 0)
            {
                starts[key + 1]++;
            }
        }

        for (int key = 0; key < keyCount; key++)
        {
            starts[key + 1] += starts[key];
        }

        int[] rows = new int[starts[^1]];
        int[] next = starts.AsSpan(0, keyCount).ToArray();
        int[]? byTime = ByTime(timestamps);
        for (int i = 0; i < keys.Length; i++)
        {
            int row = byTime is null ? i : byTime[i];
            if (keys[row] >= 0)
            {
                rows[next[keys[row]]++] = row;
            }
        }

        return new KeyedOrder(rows, starts);
    }

    /// <summary>Whether rows stand in the order of time.</summary>
    public static bool IsInOrder(ReadOnlySpan<long> timestamps)
    {
        int i = 1;
        while (i < timestamps.Length && timestamps[i] >= timestamps[i - 1])
        {
            i++;
        }

        return i >= timestamps.Length;
    }

    /// <summary>The rows in the order of time; null where they already are.</summary>
    public static int[]? ByTime(ReadOnlySpan<long> timestamps)
    {
        if (IsInOrder(timestamps))
        {
            return null;
        }

        int[] rows = new int[timestamps.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
        }

        timestamps.ToArray().AsSpan().Sort(rows.AsSpan());
        return rows;
    }
}
