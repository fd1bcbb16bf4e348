namespace EcomIntel.Streaming;

/// <summary>Entries in the order of their offsets, each under a number that rises by one and wraps. In blocks, so that it grows without copying and a block that has emptied serves again.</summary>
/// <param name="first">The number of the first entry.</param>
internal sealed class EventIdRing(uint first = 0)
{
    private const int BlockBits = 10;
    private const int BlockSize = 1 << BlockBits;
    private EventIdEntry[]?[] _blocks = new EventIdEntry[]?[4];
    private EventIdEntry[]? _spare;

    public int Count { get; private set; }

    /// <summary>The number of the oldest entry.</summary>
    public uint First { get; private set; } = first;

    public ref readonly EventIdEntry Oldest => ref this[First];

    public ref readonly EventIdEntry this[uint number] => ref Block(number)![number % BlockSize];

    /// <summary>Returns the number of the entry.</summary>
    public uint Append(in EventIdEntry entry)
    {
        uint number = First + (uint)Count;
        ref EventIdEntry[]? block = ref Block(number);
        if (number % BlockSize == 0 || block is null)
        {
            // As many blocks as their list has places reach from the oldest entry's to the one before it.
            if (BlocksBefore(number) >= (uint)_blocks.Length)
            {
                Grow();
                block = ref Block(number);
            }

            block ??= _spare ?? new EventIdEntry[BlockSize];
            _spare = null;
        }

        block[number % BlockSize] = entry;
        Count++;
        return number;
    }

    public void RemoveOldest()
    {
        if (First % BlockSize == BlockSize - 1)
        {
            ref EventIdEntry[]? block = ref Block(First);
            _spare = block;
            block = null;
        }

        First++;
        Count--;
    }

    private uint BlocksBefore(uint number) => ((number >> BlockBits) - (First >> BlockBits)) & (uint.MaxValue >> BlockBits);

    private ref EventIdEntry[]? Block(uint number) => ref _blocks[(number >> BlockBits) & (uint)(_blocks.Length - 1)];

    private void Grow()
    {
        EventIdEntry[]?[] grown = new EventIdEntry[]?[_blocks.Length * 2];
        uint oldest = First >> BlockBits;
        for (uint i = 0; i < _blocks.Length; i++)
        {
            grown[(oldest + i) & (uint)(grown.Length - 1)] = _blocks[(oldest + i) & (uint)(_blocks.Length - 1)];
        }

        _blocks = grown;
    }
}
