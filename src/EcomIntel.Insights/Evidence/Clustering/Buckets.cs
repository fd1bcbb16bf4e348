namespace EcomIntel.Insights;

/// <summary>Items by key, such as orders by customer: those of one key stand beside each other in their own order.</summary>
internal sealed class Buckets
{
    private readonly int[] _items;
    private readonly int[] _starts;

    private Buckets(int[] items, int[] starts)
    {
        _items = items;
        _starts = starts;
    }

    /// <summary>One more than the highest key; some keys may have no items.</summary>
    public int Count => _starts.Length - 1;

    public ReadOnlySpan<int> this[int key] => _items.AsSpan(_starts[key].._starts[key + 1]);

    /// <summary>Sorts the positions of the keys; those of negative keys are left out.</summary>
    public static Buckets Of(ReadOnlySpan<int> keys)
    {
        int highest = -1;
        foreach (int key in keys)
        {
            highest = Math.Max(highest, key);
        }

        int[] starts = new int[highest + 2];
        foreach (int key in keys)
        {
            if (key >= 0)
            {
                starts[key + 1]++;
            }
        }

        for (int key = 1; key < starts.Length; key++)
        {
            starts[key] += starts[key - 1];
        }

        int[] items = new int[starts[^1]];
        int[] next = [.. starts];
        for (int item = 0; item < keys.Length; item++)
        {
            if (keys[item] >= 0)
            {
                items[next[keys[item]]++] = item;
            }
        }

        return new Buckets(items, starts);
    }
}
