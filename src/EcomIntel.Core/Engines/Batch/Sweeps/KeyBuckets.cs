using System.Numerics;
using System.Runtime.CompilerServices;

namespace EcomIntel;

/// <summary>
/// Rows and events parted into buckets of neighbouring keys, small enough for a core's cache. Each range of the input keeps its order within a
/// bucket, so going over the range again meets its rows in the bucket one after another.
/// </summary>
internal sealed class KeyBuckets
{
    private const int ItemsPerBucket = 1 << 13;
    private const int MostBuckets = 1 << 11;

    /// <summary>The words of one lane in a line of the cache: a bucket's next line is asked for when one is begun.</summary>
    private const int WordsPerLine = 8;

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
    }

    public int Count => _starts.Length - 1;

    /// <summary>The number of rows and events that have a key, those that are both counted once.</summary>
    public int Items => _starts[^1];

    public bool HaveValues => !_events.Values.IsEmpty;

    /// <summary>The number of neighbouring keys that share a bucket.</summary>
    public int KeysPerBucket => 1 << _shift;

    public int Ranges => _next.Length;

    /// <summary>Finds out how large each bucket is.</summary>
    public static KeyBuckets Of(EventStream events, ParallelOptions options)
    {
        KeyBuckets buckets = new(events, options.MaxDegreeOfParallelism < 0 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism);
        Parallel.For(0, buckets.Ranges, options, range => buckets._next[range] = buckets.CountRange(range));
        buckets.Place();
        return buckets;
    }

    /// <summary>Puts all items into the lanes, bucket by bucket; their tags have keys from the first of their bucket.</summary>
    public void Part(ItemLanes lanes, ParallelOptions options) => Parallel.For(0, Ranges, options, range =>
    {
        int[] next = CursorsOf(range);
        (int start, int end) = RowsOf(range);
        PartRows(start, end, next, lanes.Times, lanes.Tags, HaveValues && _areSame ? lanes.Values : default);
        if (!_areSame)
        {
            (start, end) = Range(_events.Times.Length, range);
            PartEvents(start, end, next, lanes.Times, lanes.Tags, HaveValues ? lanes.Values : default);
        }
    });

    public int StartOf(int bucket) => _starts[bucket];

    public int SizeOf(int bucket) => _starts[bucket + 1] - _starts[bucket];

    /// <summary>For each bucket where the first item of a range of rows stands.</summary>
    public int[] CursorsOf(int range) => [.. _next[range]];

    public (int Start, int End) RowsOf(int range) => Range(_events.RowTimes.Length, range);

    /// <summary>Where the items of the next rows of a range stand, −1 for those without a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PlacesOf(int row, Span<int> cursors, Span<int> places)
    {
        ReadOnlySpan<int> keys = _events.RowKeys.AsSpan(row, places.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            places[i] = keys[i] < 0 ? -1 : cursors[keys[i] >> _shift]++;
        }
    }

    private (int Start, int End) Range(int count, int range) => ((int)((long)count * range / Ranges), (int)((long)count * (range + 1) / Ranges));

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        }

        _starts[Count] = total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PartRows(int start, int end, int[] next, Span<long> times, Span<ItemTag> tags, Span<long> values)
    {
        int mask = KeysPerBucket - 1;
        ReadOnlySpan<int> keys = _events.RowKeys;
        ReadOnlySpan<int> eventKeys = _areSame ? _events.Keys : default;
        ReadOnlySpan<long> rowTimes = _events.RowTimes;
        ReadOnlySpan<long> rowValues = _events.Values;
        for (int row = start; row < end; row++)
        {
            int key = keys[row];
            if (key < 0)
            {
                continue;
            }

            int place = next[key >> _shift]++;
            if (place % WordsPerLine == 0 && place + WordsPerLine < times.Length)
            {
                Cache.Prefetch(ref times[place + WordsPerLine]);
                Cache.Prefetch(ref tags[place + WordsPerLine]);
                Cache.Prefetch(ref values.IsEmpty ? ref times[place] : ref values[place + WordsPerLine]);
            }

            times[place] = rowTimes[row];
            tags[place] = new ItemTag(key & mask, row, isRow: true, isEvent: !eventKeys.IsEmpty && eventKeys[row] >= 0);
            if (!values.IsEmpty)
            {
                values[place] = rowValues[row];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PartEvents(int start, int end, int[] next, Span<long> times, Span<ItemTag> tags, Span<long> values)
    {
        for (int item = start; item < end; item++)
        {
            int key = _events.Keys[item];
            if (key < 0)
            {
                continue;
            }

            int place = next[key >> _shift]++;
            times[place] = _events.Times[item];
            tags[place] = new ItemTag(key & (KeysPerBucket - 1), item, isRow: false, isEvent: true);
            if (!values.IsEmpty)
            {
                values[place] = _events.Values[item];
            }
        }
    }
}
