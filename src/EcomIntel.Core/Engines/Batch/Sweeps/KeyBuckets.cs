using System.Numerics;

namespace EcomIntel;

/// <summary>
/// Rows and events parted into buckets of neighbouring keys, small enough for a core's cache. Each range of the input keeps its order within a
/// bucket, so going over the range again meets its rows in the bucket one after another.
/// </summary>
internal sealed class KeyBuckets
{
    private const int ItemsPerBucket = 1 << 13;
    private const int MostBuckets = 1 << 11;

    private readonly EventStream _events;
    private readonly int _shift;
    private readonly int[][] _next;
    private readonly int[] _starts;
    private readonly bool _areSame;

    private KeyBuckets(EventStream events, int ranges)
    {
        _events = events;
        _areSame = ReferenceEquals(events.RowTimes, events.Times);
        int wanted = Math.Clamp((events.RowTimes.Length + (_areSame ? 0 : events.Times.Length)) / ItemsPerBucket, 1, MostBuckets);
        _shift = Math.Max(0, BitOperations.Log2((uint)Math.Max(1, events.KeyCount - 1)) + 1 - BitOperations.Log2((uint)wanted));
        _starts = new int[(events.KeyCount >> _shift) + 2];
        _next = new int[ranges][];
        Items = [];
    }

    /// <summary>All rows and events, bucket by bucket.</summary>
    public BucketItem[] Items { get; private set; }

    public int Count => _starts.Length - 1;

    /// <summary>The number of neighbouring keys that share a bucket.</summary>
    public int KeysPerBucket => 1 << _shift;

    public int Largest { get; private set; }

    public static KeyBuckets Of(EventStream events, int ranges, ParallelOptions options)
    {
        KeyBuckets buckets = new(events, ranges);
        Parallel.For(0, ranges, options, range => buckets._next[range] = buckets.CountRange(range));
        buckets.Place();
        Parallel.For(0, ranges, options, range => buckets.FillRange(range, [.. buckets._next[range]]));
        return buckets;
    }

    public int BucketOf(int key) => key >> _shift;

    public int StartOf(int bucket) => _starts[bucket];

    public int SizeOf(int bucket) => _starts[bucket + 1] - _starts[bucket];

    /// <summary>For each bucket where the first item of a range of rows stands.</summary>
    public int[] CursorsOf(int range) => _next[range];

    public (int Start, int End) RowsOf(int range) => Range(_events.RowTimes.Length, range);

    private (int Start, int End) Range(int count, int range) => ((int)((long)count * range / _next.Length), (int)((long)count * (range + 1) / _next.Length));

    private int[] CountRange(int range)
    {
        int[] counts = new int[Count];
        (int start, int end) = RowsOf(range);
        AddCounts(_events.RowKeys.AsSpan(start..end), counts);
        if (!_areSame)
        {
            (start, end) = Range(_events.Times.Length, range);
            AddCounts(_events.Keys.AsSpan(start..end), counts);
        }

        return counts;
    }

    private void AddCounts(ReadOnlySpan<int> keys, int[] counts)
    {
        foreach (int key in keys)
        {
            if (key >= 0)
            {
                counts[key >> _shift]++;
            }
        }
    }

    private void Place()
    {
        int total = 0;
        for (int bucket = 0; bucket < Count; bucket++)
        {
            _starts[bucket] = total;
            foreach (int[] counts in _next)
            {
                (counts[bucket], total) = (total, total + counts[bucket]);
            }

            Largest = Math.Max(Largest, total - _starts[bucket]);
        }

        _starts[Count] = total;
        Items = LargeArray.Uninitialized<BucketItem>(total);
    }

    private void FillRange(int range, int[] next)
    {
        (int start, int end) = RowsOf(range);
        for (int row = start; row < end; row++)
        {
            int key = _events.RowKeys[row];
            if (key >= 0)
            {
                Items[next[key >> _shift]++] = new BucketItem(
                    _events.RowTimes[row], _areSame ? _events.ValueOf(row) : 0, key, IsRow: true, IsEvent: _areSame && _events.Keys[row] >= 0);
            }
        }

        (start, end) = _areSame ? (0, 0) : Range(_events.Times.Length, range);
        for (int item = start; item < end; item++)
        {
            int key = _events.Keys[item];
            if (key >= 0)
            {
                Items[next[key >> _shift]++] = new BucketItem(_events.Times[item], _events.ValueOf(item), key, IsRow: false, IsEvent: true);
            }
        }
    }
}
