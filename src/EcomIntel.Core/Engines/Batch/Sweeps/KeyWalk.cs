namespace EcomIntel;

/// <summary>
/// Goes through the events of one key after the other in the order of time, with one past that is used again for each: for pasts that need memory of any
/// size, windows of the last events, and sums whose bits depend on their order. Keys are parted into buckets and put in order there, in a core's
/// cache, and what was read is taken out of the buckets again in the order of the rows: no step jumps about in memory.
/// </summary>
internal static class KeyWalk
{
    private const int BlockRows = 512;

    public static void Run<TPast>(EventStream events, Window window, Func<TPast> create, ParallelOptions options, PastColumns<TPast> columns)
        where TPast : IPast
    {
        int ranges = options.MaxDegreeOfParallelism < 0 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism;
        KeyBuckets buckets = KeyBuckets.Of(events, ranges, options);
        columns.BeginItems(buckets.Items.Length, create());
        Parallel.For(
            0,
            buckets.Count,
            options,
            () => new Work<TPast>(buckets, create()),
            (bucket, _, work) =>
            {
                Walk(buckets, bucket, window, work, columns);
                return work;
            },
            _ => { });
        Parallel.For(0, ranges, options, range => Take(events, buckets, range, columns));
    }

    private static void Walk<TPast>(KeyBuckets buckets, int bucket, Window window, Work<TPast> work, PastColumns<TPast> columns)
        where TPast : IPast
    {
        int first = buckets.StartOf(bucket);
        ReadOnlySpan<BucketItem> items = buckets.Items.AsSpan(first, buckets.SizeOf(bucket));
        int firstKey = bucket * buckets.KeysPerBucket;
        Span<int> ends = work.Ends;
        ReadOnlySpan<int> order = InOrder(items, firstKey, work);
        for (int key = 0; key < ends.Length; key++)
        {
            ReadOnlySpan<int> own = order[(key == 0 ? 0 : ends[key - 1])..ends[key]];
            if (!own.IsEmpty)
            {
                Walk(items, own, first, window, ref work.Past, columns);
            }
        }
    }

    /// <summary>The positions of the items by key and time; where each key ends is left in the work.</summary>
    private static Span<int> InOrder<TPast>(ReadOnlySpan<BucketItem> items, int firstKey, Work<TPast> work)
    {
        for (int i = 0; i < items.Length; i++)
        {
            work.Items[i] = new TimedItem(items[i].Time, i);
        }

        ReadOnlySpan<TimedItem> byTime = TimeSort.Sort(work.Items.AsSpan(0, items.Length), work.Other);
        Span<int> next = work.Ends;
        next.Clear();
        foreach (ref readonly BucketItem item in items)
        {
            next[item.Key - firstKey]++;
        }

        int start = 0;
        foreach (ref int position in next)
        {
            (position, start) = (start, start + position);
        }

        Span<int> order = work.Order.AsSpan(0, items.Length);
        foreach (ref readonly TimedItem item in byTime)
        {
            order[next[items[item.Position].Key - firstKey]++] = item.Position;
        }

        return order;
    }

    private static void Walk<TPast>(ReadOnlySpan<BucketItem> items, ReadOnlySpan<int> order, int first, Window window, ref TPast past, PastColumns<TPast> columns)
        where TPast : IPast
    {
        long length = window.Microseconds;
        int most = window.Events ?? int.MaxValue;
        int held = 0;
        int oldest = 0;
        past.Clear();
        for (int start = 0; start < order.Length;)
        {
            long now = items[order[start]].Time;
            for (; held > most || (length != long.MaxValue && items[order[oldest]].Time < now - length); oldest++)
            {
                ref readonly BucketItem gone = ref items[order[oldest]];
                if (gone.IsEvent)
                {
                    past.Remove(gone.Time, gone.Value);
                    held--;
                }
            }

            int end = start;
            for (; end < order.Length && items[order[end]].Time == now; end++)
            {
                if (items[order[end]].IsRow)
                {
                    columns.FillItem(first + order[end], past, now);
                }
            }

            for (; start < end; start++)
            {
                ref readonly BucketItem item = ref items[order[start]];
                if (item.IsEvent)
                {
                    past.Add(now, item.Value);
                    held++;
                }
            }
        }
    }

    private static void Take<TPast>(EventStream events, KeyBuckets buckets, int range, PastColumns<TPast> columns)
        where TPast : IPast
    {
        int[] cursors = buckets.CursorsOf(range);
        (int start, int end) = buckets.RowsOf(range);
        Span<int> block = stackalloc int[BlockRows];
        for (int row = start; row < end; row += BlockRows)
        {
            ReadOnlySpan<int> keys = events.RowKeys.AsSpan(row, Math.Min(BlockRows, end - row));
            for (int i = 0; i < keys.Length; i++)
            {
                block[i] = keys[i] < 0 ? -1 : cursors[buckets.BucketOf(keys[i])]++;
            }

            columns.Take(row, block[..keys.Length]);
        }
    }

    private sealed class Work<TPast>(KeyBuckets buckets, TPast past)
    {
        public TPast Past = past;

        public TimedItem[] Items { get; } = new TimedItem[buckets.Largest];

        public TimedItem[] Other { get; } = new TimedItem[buckets.Largest];

        public int[] Order { get; } = new int[buckets.Largest];

        public int[] Ends { get; } = new int[buckets.KeysPerBucket];
    }
}
