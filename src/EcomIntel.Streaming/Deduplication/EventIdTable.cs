using System.Numerics;

namespace EcomIntel.Streaming;

/// <summary>
/// Finds the number of an event id in a ring: open addressing with linear probing, eight bytes a place, at most three quarters full. A place holds half of a
/// hash and the number, so that the ring is looked at only where the id is almost certainly there; removal closes the gap, so that nothing dead is left behind.
/// </summary>
internal sealed class EventIdTable(EventIdRing ring)
{
    private ulong[] _places = new ulong[64];
    private int _shift = 64 - 6;
    private int _count;

    public bool TryFind(UInt128 id, out uint number)
    {
        ulong[] places = _places;
        uint mark = Mark(id);
        for (int at = Home(mark); places[at] != 0; at = (at + 1) & (places.Length - 1))
        {
            number = (uint)places[at];
            if ((uint)(places[at] >> 32) == mark && ring[number].Id == id)
            {
                return true;
            }
        }

        number = 0;
        return false;
    }

    public void Add(UInt128 id, uint number)
    {
        if (_count >= _places.Length / 4 * 3)
        {
            Grow();
        }

        Put(((ulong)Mark(id) << 32) | number);
        _count++;
    }

    public void Remove(UInt128 id, uint number)
    {
        ulong[] places = _places;
        ulong wanted = ((ulong)Mark(id) << 32) | number;
        int mask = places.Length - 1;
        int gap = Home(Mark(id));
        while (places[gap] != wanted)
        {
            gap = (gap + 1) & mask;
        }

        // What follows moves up unless it would come to lie before its home.
        for (int at = (gap + 1) & mask; places[at] != 0; at = (at + 1) & mask)
        {
            if (((at - Home((uint)(places[at] >> 32))) & mask) >= ((at - gap) & mask))
            {
                places[gap] = places[at];
                gap = at;
            }
        }

        places[gap] = 0;
        _count--;
    }

    /// <summary>Another in each process, so that no one can send ids that all fall on one place. Never zero, so that a place in use is not zero either.</summary>
    private static uint Mark(UInt128 id) => (uint)id.GetHashCode() | 1;

    private int Home(uint mark) => (int)(((ulong)mark << 32) >> _shift);

    private void Put(ulong place)
    {
        int at = Home((uint)(place >> 32));
        while (_places[at] != 0)
        {
            at = (at + 1) & (_places.Length - 1);
        }

        _places[at] = place;
    }

    private void Grow()
    {
        ulong[] before = _places;
        _places = new ulong[before.Length * 2];
        _shift = 64 - BitOperations.Log2((uint)_places.Length);
        foreach (ulong place in before)
        {
            if (place != 0)
            {
                Put(place);
            }
        }
    }
}
