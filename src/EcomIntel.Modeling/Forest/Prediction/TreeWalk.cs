using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>
/// Nodes laid out for walking: 8 bytes each (the slot of the row's codes, the cut, the left child), a leaf leads to itself, and eight walks go side by side, because
/// each alone would wait for memory at every step. Immutable.
/// </summary>
internal sealed class TreeWalk
{
    /// <summary>The walks side by side.</summary>
    public const int Lanes = 8;

    private const int CutShift = 32;
    private const int SlotShift = 40;

    private readonly ulong[] _nodes;
    private readonly int[] _leafOf;

    public TreeWalk(ForestArrays arrays, (int Slot, byte Cut)[] asked, int leafStride)
    {
        _nodes = new ulong[arrays.NodeCount];
        _leafOf = new int[arrays.NodeCount];
        for (int node = 0; node < _nodes.Length; node++)
        {
            bool isLeaf = arrays.Columns[node] < 0;
            _leafOf[node] = isLeaf ? arrays.Next[node] * leafStride : 0;
            _nodes[node] = isLeaf
                ? (uint)node | ((ulong)byte.MaxValue << CutShift)
                : (uint)arrays.Next[node] | ((ulong)asked[node].Cut << CutShift) | ((ulong)asked[node].Slot << SlotShift);
        }
    }

    /// <summary>Where the probabilities of a leaf begin.</summary>
    public int LeafOf(int node) => _leafOf[node];

    /// <summary>Walks one row through eight trees.</summary>
    /// <param name="nodes">Where the walks stand, and then where they end.</param>
    /// <param name="codes">The row's codes.</param>
    public void One(Span<int> nodes, ref byte codes) => Walk(nodes, ref codes, strideShift: 0, laneStep: 0);

    /// <summary>Walks eight neighbours of a group through one tree.</summary>
    /// <param name="nodes">Where the walks stand, and then where they end.</param>
    /// <param name="codes">The code of the first of them in the first slot.</param>
    public void Eight(Span<int> nodes, ref byte codes) => Walk(nodes, ref codes, RowCode.GroupShift, laneStep: 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Walk(Span<int> ends, ref byte codes, int strideShift, int laneStep)
    {
        ref ulong nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        (int a, int b, int c, int d) = (ends[0], ends[1], ends[2], ends[3]);
        (int e, int f, int g, int h) = (ends[4], ends[5], ends[6], ends[7]);
        ulong all;
        do
        {
            // Two steps for each look whether all eight have arrived; a leaf leads to itself, and only a leaf has all bits of the cut set.
            Step(ref nodes, ref codes, ref a, strideShift, 0);
            Step(ref nodes, ref codes, ref b, strideShift, 1 * laneStep);
            Step(ref nodes, ref codes, ref c, strideShift, 2 * laneStep);
            Step(ref nodes, ref codes, ref d, strideShift, 3 * laneStep);
            Step(ref nodes, ref codes, ref e, strideShift, 4 * laneStep);
            Step(ref nodes, ref codes, ref f, strideShift, 5 * laneStep);
            Step(ref nodes, ref codes, ref g, strideShift, 6 * laneStep);
            Step(ref nodes, ref codes, ref h, strideShift, 7 * laneStep);
            all = Step(ref nodes, ref codes, ref a, strideShift, 0);
            all &= Step(ref nodes, ref codes, ref b, strideShift, 1 * laneStep);
            all &= Step(ref nodes, ref codes, ref c, strideShift, 2 * laneStep);
            all &= Step(ref nodes, ref codes, ref d, strideShift, 3 * laneStep);
            all &= Step(ref nodes, ref codes, ref e, strideShift, 4 * laneStep);
            all &= Step(ref nodes, ref codes, ref f, strideShift, 5 * laneStep);
            all &= Step(ref nodes, ref codes, ref g, strideShift, 6 * laneStep);
            all &= Step(ref nodes, ref codes, ref h, strideShift, 7 * laneStep);
        }
        while ((byte)(all >> CutShift) != byte.MaxValue);

        (ends[0], ends[1], ends[2], ends[3]) = (a, b, c, d);
        (ends[4], ends[5], ends[6], ends[7]) = (e, f, g, h);
    }

    /// <summary>One step, without a branch that would be guessed wrong half of the time. The reader has checked that nodes and slots are inside.</summary>
    /// <returns>The node that was left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Step(ref ulong nodes, ref byte codes, ref int node, int strideShift, int lane)
    {
        ulong packed = Unsafe.Add(ref nodes, (nint)(uint)node);
        int code = Unsafe.Add(ref codes, (nint)(packed >> SlotShift << strideShift) + lane);
        node = (int)(uint)packed + (int)((uint)((byte)(packed >> CutShift) - code) >> 31);
        return packed;
    }
}
