using System.Runtime.CompilerServices;

namespace EcomIntel;

/// <summary>
/// Sweeps over rows and events that are in no order. They are parted into buckets by key, each bucket is sorted by time and swept in a core's cache,
/// and what the columns make of the pasts is taken out of the buckets again in the order of the rows: no step jumps about in memory.
/// </summary>
internal static class BucketSweep
{
    public static void Run<TState>(EventStream events, LazyColumn<string>? ids, long window, ParallelOptions options, PastColumns<TState> columns)
        where TState : unmanaged, IAggregateState<TState>
    {
        KeyBuckets buckets = KeyBuckets.Of(events, options);
        ItemLanes lanes = columns.BeginItems(buckets, default);
        buckets.Part(lanes, options);
        Parallel.For(
            0,
            buckets.Count,
            options,
            () => new Work<TState>(buckets, lanes, ids),
            (bucket, _, work) =>
            {
                Sweep(bucket, window, work);
                columns.FillItems(buckets.StartOf(bucket), work.Pasts.AsSpan(0, buckets.SizeOf(bucket)), work.Times, work.Tags);
                return work;
            },
            _ => { });
        columns.TakeItems(buckets, options);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sweep<TState>(int bucket, long window, Work<TState> work)
        where TState : unmanaged, IAggregateState<TState>
    {
        ReadOnlySpan<TimedItem> order = work.Take(bucket);
        ReadOnlySpan<ItemTag> tags = work.Tags;
        Span<TState> pasts = work.Pasts;
        Span<TState> states = work.States;
        states.Clear();
        int removed = 0;
        for (int start = 0; start < order.Length;)
        {
            long now = order[start].Time;
            for (; window != long.MaxValue && order[removed].Time < now - window; removed++)
            {
                int gone = order[removed].Position;
                if (tags[gone].IsEvent)
                {
                    states[tags[gone].Key].Remove(order[removed].Time, work.ValueOf(gone));
                }
            }

            int end = start;
            for (; end < order.Length && order[end].Time == now; end++)
            {
                int item = order[end].Position;
                pasts[item] = states[tags[item].Key];
            }

            for (; start < end; start++)
            {
                int item = order[start].Position;
                if (tags[item].IsEvent)
                {
                    states[tags[item].Key].Add(now, work.ValueOf(item));
                }
            }
        }
    }

    private sealed class Work<TState>(KeyBuckets buckets, ItemLanes lanes, LazyColumn<string>? ids) : BucketWork(buckets, lanes, ids)
    {
        public TState[] Pasts { get; private set; } = [];

        public TState[] States { get; } = new TState[buckets.KeysPerBucket];

        protected override void Grow(int capacity)
        {
            base.Grow(capacity);
            Pasts = new TState[capacity];
        }
    }
}
