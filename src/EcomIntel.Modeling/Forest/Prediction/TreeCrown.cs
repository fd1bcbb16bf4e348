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
    public int MaskBytes => (_top.Length + _inner.Length + _last.Length + 1) * Rows;

    public int Bytes => ((_top.Length + _inner.Length + _last.Length) * Unsafe.SizeOf<CrownNode>()) + (Exits.Length * sizeof(int));

    /// <summary>Finds the exits of a group.</summary>
    /// <param name="codes">The group's codes, one slot after the other.</param>
    /// <param name="masks">Room.</param>
    /// <param name="ends">Receives the number of each row's exit.</param>
    public void Find(ref byte codes, ref byte masks, Span<ushort> ends)
    {
        Vector512<byte>.AllBitsSet.StoreUnsafe(ref masks);
        Vector512<byte> parts = Pass(_top, ref codes, ref masks, ref masks);
        ref byte inner = ref Unsafe.Add(ref masks, _top.Length * Rows);
        Vector512<byte> places = Pass(_inner, ref codes, ref masks, ref inner);
        inner = ref Unsafe.Add(ref inner, _inner.Length * Rows);
        foreach (ref readonly CrownNode node in _last.AsSpan())
        {
            // A mask is −1.
            places -= Vector512.LoadUnsafe(ref inner) & Above(node, ref codes);
            inner = ref Unsafe.Add(ref inner, Rows);
        }

        ref ushort to = ref MemoryMarshal.GetReference(ends);
        (Vector512.WidenLower(places) | (Vector512.WidenLower(parts) << 8)).StoreUnsafe(ref to);
        (Vector512.WidenUpper(places) | (Vector512.WidenUpper(parts) << 8)).StoreUnsafe(ref to, (nuint)Vector512<ushort>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Pass(CrownNode[] nodes, ref byte codes, ref byte masks, ref byte own)
    {
        Vector512<byte> ends = default;
        foreach (ref readonly CrownNode node in nodes.AsSpan())
        {
            Vector512<byte> rows = Vector512.LoadUnsafe(ref own);
            Vector512<byte> above = Above(node, ref codes);
            Vector512<byte> right = rows & above;
            Vector512.AndNot(rows, above).StoreUnsafe(ref masks, (nuint)node.Left);
            right.StoreUnsafe(ref masks, (nuint)node.Right);
            ends += right & Vector512.Create(node.LeftEnds);
            own = ref Unsafe.Add(ref own, Rows);
        }

        return ends;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Above(in CrownNode node, ref byte codes) =>
        Vector512.GreaterThan(Vector512.LoadUnsafe(ref codes, (nuint)node.Slot), Vector512.Create(node.Cut));
}
