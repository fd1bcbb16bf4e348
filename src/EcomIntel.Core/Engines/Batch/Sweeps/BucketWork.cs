using System.Runtime.CompilerServices;

namespace EcomIntel;

/// <summary>The items of one bucket, which one thread takes out of their lanes and puts in the order of time. Used again for bucket after bucket.</summary>
internal class BucketWork(KeyBuckets buckets, ItemLanes lanes, LazyColumn<string>? ids)
{
    private long[] _times = [];
    private long[] _values = [];
    private ItemTag[] _tags = [];
    private TimedItem[] _items = [];
    private TimedItem[] _other = [];
    private int _count;

    public ReadOnlySpan<long> Times => _times.AsSpan(0, _count);

    public ReadOnlySpan<ItemTag> Tags => _tags.AsSpan(0, _count);

    protected int Capacity => _times.Length;

    public long ValueOf(int item) => _values.Length == 0 ? FeatureCell.MissingInteger : _values[item];

    /// <summary>Takes a bucket. Its places in the lanes are free then.</summary>
    /// <returns>The items by time; those of one key and time as they stand in the table, or by id where ids are given.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<TimedItem> Take(int bucket)
    {
        int start = buckets.StartOf(bucket);
        _count = buckets.SizeOf(bucket);
        if (_count > _times.Length)
        {
            Grow(_count + (_count / 4));
        }

        lanes.Times.Slice(start, _count).CopyTo(_times);
        lanes.Tags.Slice(start, _count).CopyTo(_tags);
        if (buckets.HaveValues)
        {
            lanes.Values.Slice(start, _count).CopyTo(_values);
        }

        for (int i = 0; i < _count; i++)
        {
            _items[i] = new TimedItem(_times[i], i);
        }

        Span<TimedItem> order = TimeSort.Sort(_items.AsSpan(0, _count), _other);
        if (ids is not null)
        {
            OrderTies(order);
        }

        return order;
    }

    protected virtual void Grow(int capacity)
    {
        _times = new long[capacity];
        _values = new long[buckets.HaveValues ? capacity : 0];
        _tags = new ItemTag[capacity];
        _items = new TimedItem[capacity];
        _other = new TimedItem[capacity];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OrderTies(Span<TimedItem> order)
    {
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && order[end].Time == order[start].Time; end++)
            {
            }

            if (end > start + 1)
            {
                order[start..end].Sort(ById);
            }
        }
    }

    /// <summary>Ids are looked at only where two events of one key share a time.</summary>
    private int ById(TimedItem left, TimedItem right)
    {
        (ItemTag one, ItemTag other) = (_tags[left.Position], _tags[right.Position]);
        int order = one.Key.CompareTo(other.Key);
        order = order == 0 ? one.IsEvent.CompareTo(other.IsEvent) : order;
        order = order == 0 && one.IsEvent ? string.CompareOrdinal(ids![one.Row], ids[other.Row]) : order;
        return order == 0 ? left.Position.CompareTo(right.Position) : order;
    }
}
