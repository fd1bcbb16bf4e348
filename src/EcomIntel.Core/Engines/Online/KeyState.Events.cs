namespace EcomIntel;

/// <summary>The events that are kept: between the words and those that will be, with room to grow; the oldest leave first. Nothing is allocated once the room has grown.</summary>
internal partial struct KeyState
{
    /// <summary>The place of the oldest event in the room.</summary>
    private int First
    {
        readonly get => (int)_block[KeyLayout.FirstAt];
        set => _block[KeyLayout.FirstAt] = value;
    }

    private int Count
    {
        readonly get => (int)_block[KeyLayout.CountAt];
        set => _block[KeyLayout.CountAt] = value;
    }

    private readonly KeyEvents Events
    {
        get
        {
            int stride = _layout.EventWords;
            int count = Count;
            return new KeyEvents(_block.AsSpan(_layout.EventsAt + (First * stride), count * stride), stride, count);
        }
    }

    /// <summary>The event's id; empty where ids are not kept.</summary>
    private readonly string IdOf(int index) => _layout.HasIds ? _ids[First + index] : string.Empty;

    /// <summary>Puts an event where it belongs by time and id, behind what is its equal, and returns where that is.</summary>
    private int AddInOrder(ReadOnlySpan<long> item, string id)
    {
        KeyEvents events = Events;
        int place = events.Count;
        while (place > 0 && (events.TimeOf(place - 1) > item[0] ||
            (_layout.HasIds && events.TimeOf(place - 1) == item[0] && string.CompareOrdinal(IdOf(place - 1), id) > 0)))
        {
            place--;
        }

        Insert(place, item, id);
        return place;
    }

    private void Insert(int index, ReadOnlySpan<long> item, string id)
    {
        int stride = _layout.EventWords;
        int end = _block.Length - _layout.Empty.Length;
        if (_layout.EventsAt + ((First + Count + 1) * stride) > end)
        {
            MakeRoom((end - _layout.EventsAt) / stride);
        }

        Span<long> live = _block.AsSpan(_layout.EventsAt + (First * stride), (Count + 1) * stride);
        if (index < Count)
        {
            live[(index * stride)..^stride].CopyTo(live[((index + 1) * stride)..]);
        }

        item.CopyTo(live[(index * stride)..]);
        if (_layout.HasIds)
        {
            Span<string> ids = _ids.AsSpan(First, Count + 1);
            ids[index..^1].CopyTo(ids[(index + 1)..]);
            ids[index] = id;
        }

        Count++;
    }

    private void RemoveOldest(int count)
    {
        if (_layout.HasIds)
        {
            _ids.AsSpan(First, count).Clear();
        }

        Count -= count;
        First = Count == 0 ? 0 : First + count;
    }

    /// <summary>Moves the events to the beginning of the room, where a quarter of it is free there, or into a larger one.</summary>
    private void MakeRoom(int room)
    {
        int larger = First * 4 >= room && First > 0 ? room : 2 * room;
        long[] block = larger == room ? _block : new long[_block.Length + ((larger - room) * _layout.EventWords)];
        Events.CopyTo(block.AsSpan(_layout.EventsAt));
        if (block != _block)
        {
            _block.AsSpan(0, _layout.EventsAt).CopyTo(block);
            Moved.CopyTo(block.AsSpan(block.Length - _layout.Empty.Length));
            _block = block;
        }

        if (_layout.HasIds)
        {
            string[] ids = larger == room ? _ids : new string[larger];
            _ids.AsSpan(First, Count).CopyTo(ids);
            ids.AsSpan(Count).Clear();
            _ids = ids;
        }

        First = 0;
    }
}
