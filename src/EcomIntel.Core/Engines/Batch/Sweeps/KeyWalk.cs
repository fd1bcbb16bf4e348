using System.Runtime.CompilerServices;

namespace EcomIntel;

/// <summary>
/// Goes through the events of one key after the other in the order of time, with one past that is used again for each: for pasts that need memory of any
/// size, windows of the last events, and sums whose bits depend on their order. Keys are parted into buckets and put in order there, in a core's
/// cache, and what was read is taken out of the buckets again in the order of the rows: no step jumps about in memory.
/// </summary>
internal static class KeyWalk
{
    public static void Run<TPast>(
        EventStream events, LazyColumn<string>? ids, Window window, Func<TPast> create, ParallelOptions options, PastColumns<TPast> columns)
        where TPast : IPast
    {
        KeyBuckets buckets = KeyBuckets.Of(events, options);
        ItemLanes lanes = columns.BeginItems(buckets, create());
        buckets.Part(lanes, options);
        Parallel.For(
            0,
            buckets.Count,
            options,
            () => new Work<TPast>(buckets, lanes, ids, create()),
            (bucket, _, work) =>
            {
                Walk(buckets.StartOf(bucket), bucket, window, work, columns);
                return work;
            },
            _ => { });
        columns.TakeItems(buckets, options);
    }

    private static void Walk<TPast>(int first, int bucket, Window window, Work<TPast> work, PastColumns<TPast> columns)
        where TPast : IPast
    {
        ReadOnlySpan<int> order = InOrder(bucket, work);
        ReadOnlySpan<int> ends = work.Ends;
        for (int key = 0; key < ends.Length; key++)
        {
            ReadOnlySpan<int> own = order[(key == 0 ? 0 : ends[key - 1])..ends[key]];
            if (!own.IsEmpty)
            {
                Walk(own, first, window, work, columns);
            }
        }
    }

    /// <summary>The positions of the items by key and time; where each key ends is left in the work.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Span<int> InOrder<TPast>(int bucket, Work<TPast> work)
    {
        ReadOnlySpan<TimedItem> byTime = work.Take(bucket);
        ReadOnlySpan<ItemTag> tags = work.Tags;
        Span<int> next = work.Ends;
        next.Clear();
        foreach (ref readonly ItemTag tag in tags)
        {
            next[tag.Key]++;
        }

        int start = 0;
        foreach (ref int position in next)
        {
            (position, start) = (start, start + position);
        }

        Span<int> order = work.Order.AsSpan(0, tags.Length);
        foreach (ref readonly TimedItem item in byTime)
        {
            order[next[tags[item.Position].Key]++] = item.Position;
        }

        return order;
    }

    private static void Walk<TPast>(ReadOnlySpan<int> order, int first, Window window, Work<TPast> work, PastColumns<TPast> columns)
        where TPast : IPast
    {
        ReadOnlySpan<long> times = work.Times;
        ReadOnlySpan<ItemTag> tags = work.Tags;
        long length = window.Microseconds;
        int most = window.Events ?? int.MaxValue;
        int held = 0;
        int oldest = 0;
        work.Past.Clear();
        for (int start = 0; start < order.Length;)
        {
            long now = times[order[start]];
            for (; held > most || (length != long.MaxValue && times[order[oldest]] < now - length); oldest++)
            {
                int gone = order[oldest];
                if (tags[gone].IsEvent)
                {
                    work.Past.Remove(times[gone], work.ValueOf(gone));
                    held--;
                }
            }

            int end = start;
            for (; end < order.Length && times[order[end]] == now; end++)
            {
                if (tags[order[end]].IsRow)
                {
                    columns.FillItem(first + order[end], tags[order[end]].Row, work.Past, now);
                }
            }

            for (; start < end; start++)
            {
                int item = order[start];
                if (tags[item].IsEvent)
                {
                    work.Past.Add(now, work.ValueOf(item));
                    held++;
                }
            }
        }
    }

    private sealed class Work<TPast>(KeyBuckets buckets, ItemLanes lanes, LazyColumn<string>? ids, TPast past) : BucketWork(buckets, lanes, ids)
    {
        public TPast Past = past;

        public int[] Order { get; private set; } = [];

        public int[] Ends { get; } = new int[buckets.KeysPerBucket];

        protected override void Grow(int capacity)
        {
            base.Grow(capacity);
            Order = new int[capacity];
        }
    }
}
