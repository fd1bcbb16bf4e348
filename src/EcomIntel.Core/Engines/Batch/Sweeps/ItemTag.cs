using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>Whose past an item sees or is part of, and which row of its table it is: a row that looks back, an event, or one that is both. One 64-bit word.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct ItemTag(int key, int row, bool isRow, bool isEvent)
{
    private const uint Flag = 1u << 31;

    private readonly uint _key = (uint)key | (isEvent ? Flag : 0);
    private readonly uint _row = (uint)row | (isRow ? Flag : 0);

    public int Key => (int)(_key & ~Flag);

    public int Row => (int)(_row & ~Flag);

    public bool IsEvent => (_key & Flag) != 0;

    public bool IsRow => (_row & Flag) != 0;
}
