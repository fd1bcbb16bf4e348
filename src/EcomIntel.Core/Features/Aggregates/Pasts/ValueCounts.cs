using System.Numerics;

namespace EcomIntel;

/// <summary>
/// Counts of values, found by open addressing and held side by side in the order of their first appearance. Clearing takes time by what is in it, not
/// by what once was, and nothing is allocated once it has grown.
/// </summary>
internal sealed class ValueCounts
{
    private const int LeastSlots = 16;

    private ValueCount[] _counts = new ValueCount[LeastSlots / 2];
    private int[] _slots = new int[LeastSlots];
    private int _shift = 64 - BitOperations.Log2(LeastSlots);
    private int _used;

    public Span<ValueCount> All => _counts.AsSpan(0, _used);

    /// <summary>The position of a value among <see cref="All"/>; −1 where it never came.</summary>
    public int Find(long value)
    {
        for (int slot = Home(value); _slots[slot] > 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (_counts[_slots[slot] - 1].Value == value)
            {
                return _slots[slot] - 1;
            }
        }

        return -1;
    }

    /// <summary>The position of a value among <see cref="All"/>, where it is put with a count of 0 if it never came.</summary>
    public int FindOrAdd(long value)
    {
        int found = Find(value);
        if (found >= 0)
        {
            return found;
        }

        if (_used == _counts.Length)
        {
            Grow();
        }

        _counts[_used] = new ValueCount(value, long.MinValue, 0, 0);
        Place(_used++);
        return _used - 1;
    }

    public void Clear()
    {
        if (_used > _slots.Length / 8)
        {
            _slots.AsSpan().Clear();
        }
        else
        {
            for (int i = _used - 1; i >= 0; i--)
            {
                int slot = Home(_counts[i].Value);
                while (_slots[slot] != i + 1)
                {
                    slot = (slot + 1) & (_slots.Length - 1);
                }

                _slots[slot] = 0;
            }
        }

        _used = 0;
    }

    private int Home(long value) => (int)((ulong)value * 0x9E3779B97F4A7C15 >> _shift);

    private void Place(int position)
    {
        int slot = Home(_counts[position].Value);
        while (_slots[slot] > 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        _slots[slot] = position + 1;
    }

    private void Grow()
    {
        Array.Resize(ref _counts, _counts.Length * 2);
        _slots = new int[_slots.Length * 2];
        _shift--;
        for (int position = 0; position < _used; position++)
        {
            Place(position);
        }
    }
}
