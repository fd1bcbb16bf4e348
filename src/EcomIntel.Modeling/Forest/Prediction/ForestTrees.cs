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
    private readonly int[] _depths;
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

        _depths = ForestDepths.Of(arrays);
        _leaves = new float[arrays.LeafCounts.Length / _classes * _stride];
        double[] probabilities = new double[_classes];
        for (int leaf = 0; leaf < arrays.LeafCounts.Length / _classes; leaf++)
        {
            LeafProbabilities.Compute(arrays.LeafCounts.AsSpan(leaf * _classes, _classes), arrays.ClassWeights, arrays.Priors, arrays.Smoothing, probabilities);
            for (int k = 0; k < _classes; k++)
            {
                _leaves[(leaf * _stride) + k] = (float)probabilities[k];
            }
        }
    }

    public ForestArrays Arrays { get; }

    public int TreeCount => Arrays.Roots.Length;

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
            int depth = 0;
            for (int lane = 0; lane < Lanes; lane++)
            {
                ends[lane] = roots[tree + Math.Min(lane, count - 1)];
                depth = lane < count ? Math.Max(depth, _depths[tree + lane]) : depth;
            }

            Walk(ends, depth, ref MemoryMarshal.GetReference(codes), laneStep: 0);
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
                Walk(ends, _depths[tree], ref codes[start / Lanes * groupBytes], laneStep: 1);
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
    private void Walk(Span<int> ends, int depth, ref byte codes, int laneStep)
    {
        ref ulong nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref byte c0 = ref codes;
        (int a, int b, int c, int d) = (ends[0], ends[1], ends[2], ends[3]);
        (int e, int f, int g, int h) = (ends[4], ends[5], ends[6], ends[7]);
        for (int step = 0; step < depth; step++)
        {
            a = Next(ref nodes, ref c0, a, 0);
            b = Next(ref nodes, ref c0, b, 1 * laneStep);
            c = Next(ref nodes, ref c0, c, 2 * laneStep);
            d = Next(ref nodes, ref c0, d, 3 * laneStep);
            e = Next(ref nodes, ref c0, e, 4 * laneStep);
            f = Next(ref nodes, ref c0, f, 5 * laneStep);
            g = Next(ref nodes, ref c0, g, 6 * laneStep);
            h = Next(ref nodes, ref c0, h, 7 * laneStep);
        }

        (ends[0], ends[1], ends[2], ends[3]) = (a, b, c, d);
        (ends[4], ends[5], ends[6], ends[7]) = (e, f, g, h);
    }

    /// <summary>One step, without a branch that would be guessed wrong half of the time. The reader has checked that nodes and slots are inside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(ref ulong nodes, ref byte codes, int node, int lane)
    {
        ulong packed = Unsafe.Add(ref nodes, (nint)(uint)node);
        int code = Unsafe.Add(ref codes, (nint)(packed >> SlotShift) + lane);
        return (int)(uint)packed + (int)((uint)((byte)(packed >> CutShift) - code) >> 31);
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

    private static void Copy(ReadOnlySpan<float> sums, Span<double> probabilities)
    {
        for (int k = 0; k < probabilities.Length; k++)
        {
            probabilities[k] = sums[k];
        }
    }
}
