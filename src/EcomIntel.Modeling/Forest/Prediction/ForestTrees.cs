using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcomIntel.Modeling;

/// <summary>All trees of a forest, laid out for single rows and for groups of rows. Leaves are added up in the order of the trees either way. Immutable.</summary>
internal sealed class ForestTrees
{
    private const int SumLanes = 4;

    private readonly RowCode _code;
    private readonly TreeWalk _walk;
    private readonly TreeCrown[] _crowns;
    private readonly float[] _leaves;
    private readonly int _classes;
    private readonly bool _areShares;
    private readonly int _stride;
    private readonly int _maskBytes;

    public ForestTrees(ForestArrays arrays)
    {
        Arrays = arrays;
        _classes = arrays.Leaves.Width;
        _areShares = arrays.Leaves.AreShares;
        _stride = (_classes + SumLanes - 1) / SumLanes * SumLanes;
        (int Slot, byte Cut)[] asked = new (int, byte)[arrays.NodeCount];
        _code = RowCode.Create(arrays, asked);
        _walk = new TreeWalk(arrays, asked, _stride);
        CrownLayout layout = new(arrays, asked, _stride);
        _crowns = new TreeCrown[arrays.Roots.Length];
        for (int tree = 0; tree < _crowns.Length; tree++)
        {
            _crowns[tree] = layout.Create(tree);
            _maskBytes = Math.Max(_maskBytes, _crowns[tree].MaskBytes);
        }

        _leaves = new float[arrays.Leaves.Count * _stride];
        double[] probabilities = new double[_classes];
        for (int leaf = 0; leaf < arrays.Leaves.Count; leaf++)
        {
            arrays.Leaves.Read(leaf, probabilities);
            for (int k = 0; k < _classes; k++)
            {
                _leaves[(leaf * _stride) + k] = (float)probabilities[k];
            }
        }
    }

    public ForestArrays Arrays { get; }

    public int TreeCount => Arrays.Roots.Length;

    /// <summary>What a leaf says: probabilities, or an amount.</summary>
    public ReadOnlySpan<float> Leaf(int leaf) => _leaves.AsSpan(leaf * _stride, _classes);

    /// <summary>The numbers of bytes and floats of room that coding and adding up one row needs.</summary>
    public (int Codes, int Sums) RoomForOne => (RowBytes, _stride);

    private int RowBytes => Math.Max(1, _code.SlotCount);

    /// <summary>The numbers of bytes and floats of room that coding and adding up some rows together needs.</summary>
    public (int Codes, int Sums) RoomFor(int rows)
    {
        int groupRows = (rows + RowCode.Lanes - 1) / RowCode.Lanes * RowCode.Lanes;
        return ((RowBytes * groupRows) + CacheLine.Bytes, (groupRows * _stride) + (CacheLine.Bytes / sizeof(float)));
    }

    /// <summary>Adds up the trees' leaves for one row.</summary>
    public void Predict(ReadOnlySpan<float> row, Span<byte> codes, Span<float> sums, Span<double> probabilities)
    {
        _code.Encode(row, codes);
        if (_stride == Vector256<float>.Count)
        {
            AddAll(codes).CopyTo(sums);
        }
        else
        {
            AddAll(codes, sums[.._stride]);
        }

        Copy(sums, probabilities);
    }

    /// <summary>Adds up the trees' leaves for many rows.</summary>
    public void Predict(FeatureMatrix features, ReadOnlySpan<int> rows, Span<byte> codes, Span<float> sums, Span<double> probabilities)
    {
        codes = CacheLine.Align(codes);
        sums = CacheLine.Align(sums);
        _code.Encode(features, rows, codes);
        sums.Clear();
        Span<byte> masks = CacheLine.Align(stackalloc byte[_maskBytes + CacheLine.Bytes]);
        Span<ushort> ends = stackalloc ushort[2 * RowCode.Lanes];
        int groups = (rows.Length + RowCode.Lanes - 1) / RowCode.Lanes;
        int groupBytes = RowBytes * RowCode.Lanes;
        int groupSums = RowCode.Lanes * _stride;

        // Tree by tree, so that a tree stays in the cache while all rows go through it.
        foreach (TreeCrown crown in _crowns)
        {
            for (int group = 0; group < groups; group += 2)
            {
                // The last group of an odd number is its own neighbour.
                int other = Math.Min(group + 1, groups - 1);
                crown.Find(ref codes[group * groupBytes], ref codes[other * groupBytes], ref MemoryMarshal.GetReference(masks), ends);
                Add(crown, ends[..RowCode.Lanes], sums.Slice(group * groupSums, groupSums), ref codes[group * groupBytes]);
                if (other > group)
                {
                    Add(crown, ends[RowCode.Lanes..], sums.Slice(other * groupSums, groupSums), ref codes[other * groupBytes]);
                }
            }
        }

        for (int row = 0; row < rows.Length; row++)
        {
            Copy(sums[(row * _stride)..], probabilities.Slice(row * _classes, _classes));
        }
    }

    private void AddAll(ReadOnlySpan<byte> codes, Span<float> sums)
    {
        sums.Clear();
        Span<int> nodes = stackalloc int[TreeWalk.Lanes];
        for (int tree = 0; tree < TreeCount; tree += TreeWalk.Lanes)
        {
            foreach (int node in Walk(tree, codes, nodes))
            {
                Add(ref MemoryMarshal.GetReference(sums), _walk.LeafOf(node));
            }
        }
    }

    /// <summary>The same for sums that a register holds: each addition would wait for the last one's way through memory.</summary>
    private Vector256<float> AddAll(ReadOnlySpan<byte> codes)
    {
        Vector256<float> sums = default;
        Span<int> nodes = stackalloc int[TreeWalk.Lanes];
        for (int tree = 0; tree < TreeCount; tree += TreeWalk.Lanes)
        {
            foreach (int node in Walk(tree, codes, nodes))
            {
                sums += Vector256.LoadUnsafe(ref _leaves[_walk.LeafOf(node)]);
            }
        }

        return sums;
    }

    /// <summary>Walks a row through a tree and the next ones.</summary>
    /// <returns>Where it came to in each of them, of at most as many as go side by side.</returns>
    private ReadOnlySpan<int> Walk(int tree, ReadOnlySpan<byte> codes, Span<int> nodes)
    {
        int[] roots = Arrays.Roots;
        int count = Math.Min(TreeWalk.Lanes, roots.Length - tree);
        for (int lane = 0; lane < TreeWalk.Lanes; lane++)
        {
            nodes[lane] = roots[tree + Math.Min(lane, count - 1)];
        }

        _walk.One(nodes, ref MemoryMarshal.GetReference(codes));
        return nodes[..count];
    }

    /// <summary>Adds the leaf of each row of a group.</summary>
    private void Add(TreeCrown crown, ReadOnlySpan<ushort> ends, Span<float> sums, ref byte codes)
    {
        ref float to = ref MemoryMarshal.GetReference(sums);
        ref int exits = ref MemoryMarshal.GetArrayDataReference(crown.Exits);
        if (!crown.IsWhole)
        {
            WalkOn(ref to, ends, ref exits, ref codes);
            return;
        }

        // The layout numbers exits within their array.
        foreach (ushort end in ends)
        {
            Add(ref to, Unsafe.Add(ref exits, (int)end));
            to = ref Unsafe.Add(ref to, _stride);
        }
    }

    private void WalkOn(ref float sums, ReadOnlySpan<ushort> ends, ref int exits, ref byte codes)
    {
        Span<int> nodes = stackalloc int[TreeWalk.Lanes];
        for (int first = 0; first < ends.Length; first += TreeWalk.Lanes)
        {
            for (int lane = 0; lane < nodes.Length; lane++)
            {
                nodes[lane] = Unsafe.Add(ref exits, (int)ends[first + lane]);
            }

            _walk.Eight(nodes, ref Unsafe.Add(ref codes, first));
            foreach (int node in nodes)
            {
                Add(ref sums, _walk.LeafOf(node));
                sums = ref Unsafe.Add(ref sums, _stride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ref float sums, int leaf)
    {
        ref float from = ref _leaves[leaf];
        if (_stride == Vector256<float>.Count)
        {
            (Vector256.LoadUnsafe(ref sums) + Vector256.LoadUnsafe(ref from)).StoreUnsafe(ref sums);
            return;
        }

        for (int k = 0; k < _stride; k += SumLanes)
        {
            (Vector128.LoadUnsafe(ref sums, (nuint)k) + Vector128.LoadUnsafe(ref from, (nuint)k)).StoreUnsafe(ref sums, (nuint)k);
        }
    }

    /// <summary>Turns sums over trees into means. Shares add up to 1 again, which those of floats do only nearly.</summary>
    private void Copy(ReadOnlySpan<float> sums, Span<double> probabilities)
    {
        double total = _areShares ? 0 : TreeCount;
        for (int k = 0; k < probabilities.Length && _areShares; k++)
        {
            total += sums[k];
        }

        for (int k = 0; k < probabilities.Length; k++)
        {
            probabilities[k] = sums[k] / total;
        }
    }
}
