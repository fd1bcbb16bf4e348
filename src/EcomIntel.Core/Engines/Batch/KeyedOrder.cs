namespace EcomIntel;

/// <summary>The rows of a table by key, and within a key in a given order.</summary>
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

    /// <summary>The number of rows that have a key.</summary>
    public int RowCount => _rows.Length;

    public ReadOnlySpan<int> RowsOf(int key) => _rows.AsSpan(_starts[key].._starts[key + 1]);

    /// <summary>The first key of which no row is among so many first ones.</summary>
    public int KeyAfter(int rows)
    {
        int found = _starts.AsSpan().BinarySearch(rows);
        found = found < 0 ? ~found : found;
        while (found > 0 && _starts[found - 1] == rows)
        {
            found--;
        }

        return Math.Min(found, KeyCount);
    }

    /// <summary>Counts rows into their keys, which keeps the order they come in. Rows of key −1 are left out.</summary>
    /// <param name="keys">The key of each row.</param>
    /// <param name="keyCount">The number of keys.</param>
    /// <param name="order">The order of the rows; null for their own.</param>
    public static KeyedOrder By(ReadOnlySpan<int> keys, int keyCount, int[]? order)
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
        for (int i = 0; i < keys.Length; i++)
        {
            int row = order is null ? i : order[i];
            if (keys[row] >= 0)
            {
                rows[next[keys[row]]++] = row;
            }
        }

        return new KeyedOrder(rows, starts);
    }
}
