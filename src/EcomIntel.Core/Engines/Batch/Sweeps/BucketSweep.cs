namespace EcomIntel;

/// <summary>
/// Sweeps over rows and events that are in no order. They are parted into buckets by key, each bucket is sorted by time and swept in a core's cache,
/// and the pasts are taken out of the buckets again in the order of the rows: no step jumps about in memory.
/// </summary>
internal static class BucketSweep
{
    private const int BlockRows = 512;

    public static void Run<TState>(EventStream events, long window, ParallelOptions options, PastsRead<TState> read)
        where TState : unmanaged, IAggregateState<TState>
    {
        int ranges = options.MaxDegreeOfParallelism < 0 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism;
        KeyBuckets buckets = KeyBuckets.Of(events, ranges, options);
        TState[] pasts = LargeArray.Uninitialized<TState>(buckets.Items.Length);
        Parallel.For(
            0,
            buckets.Count,
            options,
            () => new Work<TState>(buckets),
            (bucket, _, work) =>
            {
                Sweep(buckets, bucket, window, work, pasts.AsSpan(buckets.StartOf(bucket), buckets.SizeOf(bucket)));
                return work;
            },
            _ => { });
        Parallel.For(0, ranges, options, range => Read(events, buckets, range, pasts, read));
    }

    private static void Sweep<TState>(KeyBuckets buckets, int bucket, long window, Work<TState> work, Span<TState> pasts)
        where TState : unmanaged, IAggregateState<TState>
    {
        ReadOnlySpan<BucketItem> items = buckets.Items.AsSpan(buckets.StartOf(bucket), pasts.Length);
        for (int i = 0; i < items.Length; i++)
        {
            work.Items[i] = new TimedItem(items[i].Time, i);
        }

        ReadOnlySpan<TimedItem> order = TimeSort.Sort(work.Items.AsSpan(0, items.Length), work.Other);
        Span<TState> states = work.States;
        states.Clear();
        int firstKey = bucket * states.Length;
        int removed = 0;
        for (int start = 0; start < order.Length;)
        {
            long now = order[start].Time;
            for (; window != long.MaxValue && order[removed].Time < now - window; removed++)
            {
                ref readonly BucketItem gone = ref items[order[removed].Position];
                if (gone.IsEvent)
                {
                    states[gone.Key - firstKey].Remove(gone.Time, gone.Value);
                }
            }

            int end = start;
            for (; end < order.Length && order[end].Time == now; end++)
            {
                ref readonly BucketItem item = ref items[order[end].Position];
                pasts[order[end].Position] = states[item.Key - firstKey];
            }

            for (; start < end; start++)
            {
                ref readonly BucketItem item = ref items[order[start].Position];
                if (item.IsEvent)
                {
                    states[item.Key - firstKey].Add(now, item.Value);
                }
            }
        }
    }

    private static void Read<TState>(EventStream events, KeyBuckets buckets, int range, TState[] pasts, PastsRead<TState> read)
        where TState : unmanaged
    {
        int[] cursors = buckets.CursorsOf(range);
        (int start, int end) = buckets.RowsOf(range);
        TState[] block = new TState[BlockRows];
        for (int row = start; row < end; row += BlockRows)
        {
            ReadOnlySpan<int> keys = events.RowKeys.AsSpan(row, Math.Min(BlockRows, end - row));
            for (int i = 0; i < keys.Length; i++)
            {
                block[i] = keys[i] < 0 ? default : pasts[cursors[buckets.BucketOf(keys[i])]++];
            }

            read(row, block.AsSpan(0, keys.Length));
        }
    }

    private sealed class Work<TState>(KeyBuckets buckets)
    {
        public TimedItem[] Items { get; } = new TimedItem[buckets.Largest];

        public TimedItem[] Other { get; } = new TimedItem[buckets.Largest];

        public TState[] States { get; } = new TState[buckets.KeysPerBucket];
    }
}
