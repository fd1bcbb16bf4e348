using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>The order of transactions by time, and by id where they share a time. Ids are looked at only there.</summary>
internal static class EventOrder
{
    /// <summary>Whether rows stand in the order of time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsInOrder(ReadOnlySpan<long> timestamps)
    {
        int i = 1;
        while (i < timestamps.Length && timestamps[i] >= timestamps[i - 1])
        {
            i++;
        }

        return i >= timestamps.Length;
    }

    /// <summary>
    /// The rows by time and id; null where rows of one time stand in the order of their ids already, so that whoever sorts them by time, stably, has them
    /// by id too.
    /// </summary>
    public static int[]? Of(TransactionTable transactions)
    {
        ReadOnlySpan<long> times = transactions.Timestamps;
        int[]? order = ByTime(times);
        List<string> ids = [];
        bool moved = false;
        for (int start = 0, end; start < times.Length; start = end)
        {
            long time = times[order is null ? start : order[start]];
            for (end = start + 1; end < times.Length && times[order is null ? end : order[end]] == time; end++)
            {
            }

            if (end > start + 1)
            {
                moved |= SortTies(transactions, ref order, start, end, ids);
            }
        }

        return moved ? order : null;
    }

    /// <summary>The rows by time, those of one time as they stand; null where all stand so already.</summary>
    public static int[]? ByTime(ReadOnlySpan<long> times)
    {
        if (IsInOrder(times))
        {
            return null;
        }

        TimedItem[] items = LargeArray.Uninitialized<TimedItem>(times.Length);
        for (int row = 0; row < items.Length; row++)
        {
            items[row] = new TimedItem(times[row], row);
        }

        ReadOnlySpan<TimedItem> sorted = TimeSort.Sort(items, LargeArray.Uninitialized<TimedItem>(times.Length));
        int[] order = LargeArray.Uninitialized<int>(times.Length);
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = sorted[i].Position;
        }

        return order;
    }

    private static bool SortTies(TransactionTable transactions, ref int[]? order, int start, int end, List<string> ids)
    {
        ids.Clear();
        bool sorted = true;
        for (int i = start; i < end; i++)
        {
            ids.Add(transactions.IdColumn[order is null ? i : order[i]]);
            sorted &= i == start || string.CompareOrdinal(ids[^2], ids[^1]) <= 0;
        }

        if (sorted)
        {
            return false;
        }

        if (order is null)
        {
            order = LargeArray.Uninitialized<int>(transactions.Count);
            for (int row = 0; row < order.Length; row++)
            {
                order[row] = row;
            }
        }

        CollectionsMarshal.AsSpan(ids).Sort(order.AsSpan(start..end), string.CompareOrdinal);
        return true;
    }
}
