namespace EcomIntel;

/// <summary>
/// Walks each key's rows in the order of time: all rows of a timestamp read first, then its sales are added, so that ties do not see each
/// other and nothing sees what comes after it.
/// </summary>
internal static class PointInTimeSweep
{
    /// <summary>Fills the values of the rows that have a key.</summary>
    /// <returns>The row whose value overflowed, with the reason; −1 where none did.</returns>
    public static int Run<TAggregator, TValue>(KeyedOrder order, TransactionTable transactions, long window, Span<TValue> values, out string? reason)
        where TAggregator : struct, IAggregator<TValue>
        where TValue : unmanaged
    {
        for (int key = 0; key < order.KeyCount; key++)
        {
            int failed = Run<TAggregator, TValue>(order.RowsOf(key), transactions, window, values, out reason);
            if (failed >= 0)
            {
                return failed;
            }
        }

        reason = null;
        return -1;
    }

    private static int Run<TAggregator, TValue>(ReadOnlySpan<int> rows, TransactionTable transactions, long window, Span<TValue> values, out string? reason)
        where TAggregator : struct, IAggregator<TValue>
        where TValue : unmanaged
    {
        ReadOnlySpan<long> times = transactions.Timestamps;
        ReadOnlySpan<long> measures = transactions.Totals;
        ReadOnlySpan<TransactionKind> kinds = transactions.Kinds;
        TAggregator past = default;
        int oldest = 0;
        int i = 0;
        try
        {
            while (i < rows.Length)
            {
                long now = times[rows[i]];
                for (; window != long.MaxValue && oldest < i && times[rows[oldest]] < now - window; oldest++)
                {
                    if (kinds[rows[oldest]] == TransactionKind.Sale)
                    {
                        past.Remove(times[rows[oldest]], measures[rows[oldest]]);
                    }
                }

                TValue value = past.Read(now);
                int end = i;
                while (end < rows.Length && times[rows[end]] == now)
                {
                    values[rows[end++]] = value;
                }

                for (; i < end; i++)
                {
                    if (kinds[rows[i]] == TransactionKind.Sale)
                    {
                        past.Add(now, measures[rows[i]]);
                    }
                }
            }
        }
        catch (OverflowException error)
        {
            reason = error.Message;
            return rows[i];
        }

        reason = null;
        return -1;
    }
}
