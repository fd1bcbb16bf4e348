using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>
/// 64-bit words of all items, bucket by bucket, in several lanes: first their times, tags and values, and once a bucket is read, what the columns make of
/// its items. All lanes but the first lie in the memory of the columns where that is large enough: the lane of column n holds the items of column n + 1,
/// so that the columns can be filled from the last to the first, each from a lane before it.
/// </summary>
internal sealed class ItemLanes
{
    private readonly IReadOnlyList<IColumnMemory> _columns;
    private readonly int _items;
    private readonly long[]?[] _own;

    public ItemLanes(int items, bool haveValues, IReadOnlyList<IColumnMemory> columns)
    {
        _items = items;
        _columns = columns;
        _own = new long[Math.Max(columns.Count, haveValues ? 3 : 2)][];
        for (int lane = 0; lane < _own.Length; lane++)
        {
            bool fits = lane > 0 && lane <= columns.Count && columns[lane - 1].Bytes.Length / sizeof(long) >= items;
            _own[lane] = fits ? null : LargeArray.Uninitialized<long>(items);
        }
    }

    public Span<long> Times => this[0];

    public Span<ItemTag> Tags => MemoryMarshal.Cast<long, ItemTag>(this[1]);

    /// <summary>What aggregates are of; only where they are of something.</summary>
    public Span<long> Values => this[2];

    public Span<long> this[int lane] => _own[lane] ?? MemoryMarshal.Cast<byte, long>(_columns[lane - 1].Bytes)[.._items];
}
