namespace EcomIntel;

/// <summary>
/// Goes through the events of one key after the other in the order of time and id, with one past that is used again for each: for pasts that need memory of
/// any size, windows of the last events, and sums whose bits depend on their order.
/// </summary>
internal static class KeyWalk
{
    private const int RangesPerThread = 8;

    public static void Run<TPast>(KeyedEvents input, Window window, Func<TPast> create, ParallelOptions options, PastColumns<TPast> columns)
        where TPast : IPast
    {
        FillNobody(input, create(), columns);
        int threads = options.MaxDegreeOfParallelism < 0 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism;
        int ranges = Math.Clamp(threads * RangesPerThread, 1, Math.Max(1, input.Rows.KeyCount));
        Parallel.For(
            0,
            ranges,
            options,
            create,
            (range, _, past) =>
            {
                int last = input.Rows.KeyAfter((int)((long)input.Rows.RowCount * (range + 1) / ranges));
                for (int key = input.Rows.KeyAfter((int)((long)input.Rows.RowCount * range / ranges)); key < last; key++)
                {
                    Walk(input, key, window, ref past, columns);
                }

                return past;
            },
            _ => { });
    }

    private static void FillNobody<TPast>(KeyedEvents input, TPast nothing, PastColumns<TPast> columns)
        where TPast : IPast
    {
        if (input.Rows.RowCount < input.RowKeys.Length)
        {
            for (int row = 0; row < input.RowKeys.Length; row++)
            {
                if (input.RowKeys[row] < 0)
                {
                    columns.Fill(new ReadOnlySpan<int>(in row), nothing, 0);
                }
            }
        }
    }

    private static void Walk<TPast>(KeyedEvents input, int key, Window window, ref TPast past, PastColumns<TPast> columns)
        where TPast : IPast
    {
        ReadOnlySpan<int> rows = input.Rows.RowsOf(key);
        ReadOnlySpan<int> events = input.Events.RowsOf(key);
        ReadOnlySpan<long> rowTimes = input.RowTimes;
        ReadOnlySpan<long> times = input.Times;
        ReadOnlySpan<long> values = input.Values;
        long length = window.Microseconds;
        int most = window.Events ?? int.MaxValue;
        int added = 0;
        int removed = 0;
        past.Clear();
        for (int start = 0, end; start < rows.Length; start = end)
        {
            long now = rowTimes[rows[start]];
            for (end = start + 1; end < rows.Length && rowTimes[rows[end]] == now; end++)
            {
            }

            for (; added < events.Length && times[events[added]] < now; added++)
            {
                past.Add(times[events[added]], ValueOf(values, events[added]));
            }

            while (removed < added && (added - removed > most || (length != long.MaxValue && times[events[removed]] < now - length)))
            {
                past.Remove(times[events[removed]], ValueOf(values, events[removed]));
                removed++;
            }

            columns.Fill(rows[start..end], past, now);
        }
    }

    private static long ValueOf(ReadOnlySpan<long> values, int item) => values.IsEmpty ? FeatureCell.MissingInteger : values[item];
}
