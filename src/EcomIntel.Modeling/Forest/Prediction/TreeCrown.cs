using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcomIntel.Modeling;

/// <summary>
/// The upper part of a tree, asked of 64 rows at once: each node splits a mask of the rows that came to it, and a row's exit is the number of exits left of it, to which
/// every node adds those it leaves behind. So a node costs the same for 64 rows as a step of a walk for a few, and nothing is guessed or waited for. Exits are
/// numbered in bytes: a crown of more than 256 is parts of at most that many below a top that numbers the parts. Immutable.
/// </summary>
internal sealed class TreeCrown
{
    /// <summary>The rows of a group.</summary>
    public const int Rows = RowCode.Lanes;

    /// <summary>From a node's masks, one for each of two groups, to the next node's.</summary>
    public const int MaskStride = 2 * Rows;

    private readonly CrownNode[] _top;
    private readonly CrownNode[] _inner;
    private readonly CrownNode[] _last;

    /// <summary>Makes a crown.</summary>
    /// <param name="top">Nodes above the parts, parents before children.</param>
    /// <param name="inner">Nodes of the parts, parents before children.</param>
    /// <param name="last">Those of them that have two exits.</param>
    /// <param name="exits">For each part 256 exits: places of leaves where <paramref name="isWhole"/>, else nodes.</param>
    /// <param name="isWhole">Whether all exits are leaves.</param>
    public TreeCrown(CrownNode[] top, CrownNode[] inner, CrownNode[] last, int[] exits, bool isWhole)
    {
        _top = top;
        _inner = inner;
        _last = last;
        Exits = exits;
        IsWhole = isWhole;
    }

    public int[] Exits { get; }

    public bool IsWhole { get; }

    /// <summary>The bytes of masks that it needs.</summary>
    public int MaskBytes => (_top.Length + _inner.Length + _last.Length + 1) * MaskStride;

    /// <summary>Finds the exits of two groups, because what is known of a node serves both.</summary>
    /// <param name="first">The first group's codes, one slot after the other.</param>
    /// <param name="second">The second group's.</param>
    /// <param name="masks">Room.</param>
    /// <param name="ends">Receives the number of each row's exit.</param>
    public void Find(ref byte first, ref byte second, ref byte masks, Span<ushort> ends)
    {
        Vector512<byte>.AllBitsSet.StoreUnsafe(ref masks);
        Vector512<byte>.AllBitsSet.StoreUnsafe(ref masks, Rows);
        (Vector512<byte> parts, Vector512<byte> otherParts) = Pass(_top, ref first, ref second, ref masks, ref masks);
        ref byte own = ref Unsafe.Add(ref masks, _top.Length * MaskStride);
        (Vector512<byte> places, Vector512<byte> otherPlaces) = Pass(_inner, ref first, ref second, ref masks, ref own);
        own = ref Unsafe.Add(ref own, _inner.Length * MaskStride);
        foreach (ref readonly CrownNode node in _last.AsSpan())
        {
            // A mask is −1.
            Vector512<byte> cut = Vector512.Create(node.Cut);
            places -= Vector512.LoadUnsafe(ref own) & Vector512.GreaterThan(Vector512.LoadUnsafe(ref first, (nuint)node.Slot), cut);
            otherPlaces -= Vector512.LoadUnsafe(ref own, Rows) & Vector512.GreaterThan(Vector512.LoadUnsafe(ref second, (nuint)node.Slot), cut);
            own = ref Unsafe.Add(ref own, MaskStride);
        }

        ref ushort to = ref MemoryMarshal.GetReference(ends);
        Write(places, parts, ref to);
        Write(otherPlaces, otherParts, ref Unsafe.Add(ref to, Rows));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<byte> First, Vector512<byte> Second) Pass(CrownNode[] nodes, ref byte first, ref byte second, ref byte masks, ref byte own)
    {
        Vector512<byte> ends = default;
        Vector512<byte> otherEnds = default;
        foreach (ref readonly CrownNode node in nodes.AsSpan())
        {
            Vector512<byte> cut = Vector512.Create(node.Cut);
            Vector512<byte> left = Vector512.Create(node.LeftEnds);
            ends += left & Split(node, ref first, cut, ref masks, ref own);
            otherEnds += left & Split(node, ref second, cut, ref Unsafe.Add(ref masks, Rows), ref Unsafe.Add(ref own, Rows));
            own = ref Unsafe.Add(ref own, MaskStride);
        }

        return (ends, otherEnds);
    }

    /// <summary>Hands a node's rows on to its children.</summary>
    /// <returns>Those that go right.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Split(in CrownNode node, ref byte codes, Vector512<byte> cut, ref byte masks, ref byte own)
    {
        Vector512<byte> rows = Vector512.LoadUnsafe(ref own);
        Vector512<byte> above = Vector512.GreaterThan(Vector512.LoadUnsafe(ref codes, (nuint)node.Slot), cut);
        Vector512<byte> right = rows & above;
        Vector512.AndNot(rows, above).StoreUnsafe(ref masks, (nuint)node.Left);
        right.StoreUnsafe(ref masks, (nuint)node.Right);
        return right;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector512<byte> places, Vector512<byte> parts, ref ushort ends)
    {
        (Vector512.WidenLower(places) | (Vector512.WidenLower(parts) << 8)).StoreUnsafe(ref ends);
        (Vector512.WidenUpper(places) | (Vector512.WidenUpper(parts) << 8)).StoreUnsafe(ref ends, (nuint)Vector512<ushort>.Count);
    }
}
