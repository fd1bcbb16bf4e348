using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcomIntel.Modeling;

/// <summary>
/// All trees of a forest, laid out for walking: a node is 8 bytes (its slot of the row's codes, its cut, its left child), a leaf leads to itself, and eight walks go
/// side by side, because each alone would wait for memory at every step. Immutable.
/// </summary>
internal sealed class ForestTrees
{
    private const int CutShift = 32;
    private const int SlotShift = 40;
    private const int Lanes = RowCode.Lanes;

    private readonly RowCode _code;
    private readonly ulong[] _nodes;
    private readonly int[] _leafOf;
    private readonly float[] _leaves;
    private readonly int _classes;
    private readonly int _stride;

    public ForestTrees(ForestArrays arrays)
    {
        Arrays = arrays;
        _classes = arrays.ClassWeights.Length;
        _stride = (_classes + 3) / 4 * 4;
        (int Slot, byte Cut)[] asked = new (int, byte)[arrays.NodeCount];
        _code = RowCode.Create(arrays, asked);
        _nodes = new ulong[arrays.NodeCount];
        _leafOf = new int[arrays.NodeCount];
        for (int node = 0; node < _nodes.Length; node++)
        {
            bool isLeaf = arrays.Columns[node] < 0;
            _leafOf[node] = isLeaf ? arrays.Next[node] * _stride : 0;
            _nodes[node] = isLeaf
                ? (uint)node | ((ulong)byte.MaxValue << CutShift)
                : (uint)arrays.Next[node] | ((ulong)asked[node].Cut << CutShift) | ((ulong)(asked[node].Slot * Lanes) << SlotShift);
        }

        _leaves = new float[arrays.LeafCounts.Length / _classes * _stride];
        double[] probabilities = new double[_classes];
        for (int leaf = 0; leaf < arrays.LeafCounts.Length / _classes; leaf++)
        {
            arrays.WeighLeaf(leaf, probabilities);
            LeafProbabilities.Compute(probabilities, arrays.Priors, arrays.Smoothing, probabilities);
            for (int k = 0; k < _classes; k++)
            {
                _leaves[(leaf * _stride) + k] = (float)probabilities[k];
            }
        }
    }

    public ForestArrays Arrays { get; }

    public int TreeCount => Arrays.Roots.Length;

    /// <summary>The probabilities of a leaf.</summary>
    public ReadOnlySpan<float> Leaf(int leaf) => _leaves.AsSpan(leaf * _stride, _classes);

    /// <summary>The bytes of an average tree's nodes and leaves.</summary>
    public int TreeBytes => ((_nodes.Length * sizeof(ulong)) + (_leaves.Length * sizeof(float))) / TreeCount;

    /// <summary>The numbers of bytes and floats of room that coding and adding up some rows needs.</summary>
    public (int Codes, int Sums) RoomFor(int rows)
    {
        int groups = (rows + Lanes - 1) / Lanes;
        return (Math.Max(1, _code.SlotCount) * Lanes * groups, groups * Lanes * _stride);
    }

    /// <summary>Adds up the trees' leaves for one row.</summary>
    public void Predict(ReadOnlySpan<float> row, Span<byte> codes, Span<float> sums, Span<double> probabilities)
    {
        _code.Encode(row, codes);
        sums[.._stride].Clear();
        Span<int> ends = stackalloc int[Lanes];
        int[] roots = Arrays.Roots;
        for (int tree = 0; tree < roots.Length; tree += Lanes)
        {
            int count = Math.Min(Lanes, roots.Length - tree);
            for (int lane = 0; lane < Lanes; lane++)
            {
                ends[lane] = roots[tree + Math.Min(lane, count - 1)];
            }

            Walk(ends, ref MemoryMarshal.GetReference(codes), laneStep: 0);
            for (int lane = 0; lane < count; lane++)
            {
                Add(sums, _leafOf[ends[lane]]);
            }
        }

        Copy(sums, probabilities);
    }

    /// <summary>Adds up the trees' leaves for many rows, in the order of the trees.</summary>
    public void Predict(FeatureMatrix features, ReadOnlySpan<int> rows, Span<byte> codes, Span<float> sums, Span<double> probabilities)
    {
        _code.Encode(features, rows, codes);
        sums.Clear();
        Span<int> ends = stackalloc int[Lanes];
        int groupBytes = Math.Max(1, _code.SlotCount) * Lanes;

        // Tree by tree, so that a tree's nodes stay in the cache while all rows walk it.
        for (int tree = 0; tree < Arrays.Roots.Length; tree++)
        {
            for (int start = 0; start < rows.Length; start += Lanes)
            {
                ends.Fill(Arrays.Roots[tree]);
                Walk(ends, ref codes[start / Lanes * groupBytes], laneStep: 1);
                for (int lane = 0; lane < Lanes; lane++)
                {
                    Add(sums[((start + lane) * _stride)..], _leafOf[ends[lane]]);
                }
            }
        }

        for (int row = 0; row < rows.Length; row++)
        {
            Copy(sums[(row * _stride)..], probabilities.Slice(row * _classes, _classes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Walk(Span<int> ends, ref byte codes, int laneStep)
    {
        ref ulong nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        (int a, int b, int c, int d) = (ends[0], ends[1], ends[2], ends[3]);
        (int e, int f, int g, int h) = (ends[4], ends[5], ends[6], ends[7]);
        ulong all;
        do
        {
            // Two steps for each look whether all eight have arrived; a leaf leads to itself, and only a leaf has all bits of the cut set.
            Step(ref nodes, ref codes, ref a, 0);
            Step(ref nodes, ref codes, ref b, 1 * laneStep);
            Step(ref nodes, ref codes, ref c, 2 * laneStep);
            Step(ref nodes, ref codes, ref d, 3 * laneStep);
            Step(ref nodes, ref codes, ref e, 4 * laneStep);
            Step(ref nodes, ref codes, ref f, 5 * laneStep);
            Step(ref nodes, ref codes, ref g, 6 * laneStep);
            Step(ref nodes, ref codes, ref h, 7 * laneStep);
            all = Step(ref nodes, ref codes, ref a, 0);
            all &= Step(ref nodes, ref codes, ref b, 1 * laneStep);
            all &= Step(ref nodes, ref codes, ref c, 2 * laneStep);
            all &= Step(ref nodes, ref codes, ref d, 3 * laneStep);
            all &= Step(ref nodes, ref codes, ref e, 4 * laneStep);
            all &= Step(ref nodes, ref codes, ref f, 5 * laneStep);
            all &= Step(ref nodes, ref codes, ref g, 6 * laneStep);
            all &= Step(ref nodes, ref codes, ref h, 7 * laneStep);
        }
        while ((byte)(all >> CutShift) != byte.MaxValue);

        (ends[0], ends[1], ends[2], ends[3]) = (a, b, c, d);
        (ends[4], ends[5], ends[6], ends[7]) = (e, f, g, h);
    }

    /// <summary>One step, without a branch that would be guessed wrong half of the time. The reader has checked that nodes and slots are inside.</summary>
    /// <returns>The node that was left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Step(ref ulong nodes, ref byte codes, ref int node, int lane)
    {
        ulong packed = Unsafe.Add(ref nodes, (nint)(uint)node);
        int code = Unsafe.Add(ref codes, (nint)(packed >> SlotShift) + lane);
        node = (int)(uint)packed + (int)((uint)((byte)(packed >> CutShift) - code) >> 31);
        return packed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(Span<float> sums, int leaf)
    {
        ref float to = ref MemoryMarshal.GetReference(sums);
        ref float from = ref _leaves[leaf];
        for (int k = 0; k < _stride; k += 4)
        {
            (Vector128.LoadUnsafe(ref to, (nuint)k) + Vector128.LoadUnsafe(ref from, (nuint)k)).StoreUnsafe(ref to, (nuint)k);
        }
    }

    /// <summary>Turns sums over trees into probabilities.</summary>
    private static void Copy(ReadOnlySpan<float> sums, Span<double> probabilities)
    {
        double total = 0;
        for (int k = 0; k < probabilities.Length; k++)
        {
            total += sums[k];
        }

        for (int k = 0; k < probabilities.Length; k++)
        {
            probabilities[k] = sums[k] / total;
        }
    }
}
