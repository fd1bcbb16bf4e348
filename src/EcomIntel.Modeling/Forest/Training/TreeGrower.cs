using System.Buffers;
using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>
/// Grows one tree in steps of falling leaf size. A node that a larger leaf size has split stays split, so the tree of a smaller size extends that of a
/// larger one, and one growth holds them all. The columns tried at a node depend on seed, tree and path only. One thread at a time.
/// </summary>
internal sealed class TreeGrower
{
    public const int Leaf = -1;

    private readonly ForestTable _table;
    private readonly GrowthLimits _limits;
    private readonly List<int> _columns = [];
    private readonly List<int> _children = [];
    private readonly List<byte> _cuts = [];
    private readonly List<BinSet> _lefts = [];
    private readonly List<int> _counts = [];
    private List<OpenNode> _open = [];
    private int[] _rows;

    public TreeGrower(ForestTable table, GrowthLimits limits, int tree, int[] rows)
    {
        _table = table;
        _limits = limits;
        _rows = rows;
        AddNode(rows);
        _open.Add(new OpenNode(0, 0, rows.Length, 0, CounterHash.Mix((ulong)limits.Seed, (ulong)tree)));
    }

    public int RowCount => _rows.Length;

    public int NodeCount => _columns.Count;

    /// <summary>For each node the column it is split by, or <see cref="Leaf"/>.</summary>
    public ReadOnlySpan<int> Columns => CollectionsMarshal.AsSpan(_columns);

    /// <summary>For each split node its left child; the right one is next to it.</summary>
    public ReadOnlySpan<int> Children => CollectionsMarshal.AsSpan(_children);

    public ReadOnlySpan<byte> Cuts => CollectionsMarshal.AsSpan(_cuts);

    public ReadOnlySpan<BinSet> Lefts => CollectionsMarshal.AsSpan(_lefts);

    /// <summary>The node's rows by class.</summary>
    public ReadOnlySpan<int> CountsOf(int node) => CollectionsMarshal.AsSpan(_counts).Slice(node * _table.ClassCount, _table.ClassCount);

    /// <summary>Splits on until no node can be split with the given leaf size.</summary>
    public void Extend(int leafRows, SplitFinder finder)
    {
        List<OpenNode> left = [];
        Stack<OpenNode> todo = new(_open);
        while (todo.TryPop(out OpenNode node))
        {
            NodeSplit split = node.Depth < _limits.MaxDepth ? BestSplit(node, leafRows, finder) : default;
            if (split.Gain > 0)
            {
                Split(node, split, todo);
            }
            else
            {
                left.Add(node);
            }
        }

        _open = left;
    }

    /// <summary>Lets go of the rows: the tree grows no more.</summary>
    public void Close()
    {
        _rows = [];
        _open = [];
    }

    /// <summary>Where a training row ends among the first <paramref name="nodeCount"/> nodes.</summary>
    public int LeafOf(int row, int nodeCount)
    {
        ReadOnlySpan<int> columns = Columns;
        ReadOnlySpan<int> children = Children;
        ReadOnlySpan<BinSet> lefts = Lefts;
        int node = 0;
        while (columns[node] != Leaf && children[node] < nodeCount)
        {
            node = lefts[node].Contains(_table.Columns[columns[node]][row]) ? children[node] : children[node] + 1;
        }

        return node;
    }

    private NodeSplit BestSplit(OpenNode node, int leafRows, SplitFinder finder)
    {
        NodeSplit best = default;
        ReadOnlySpan<int> counts = CountsOf(node.Index);
        if (node.Length < 2L * leafRows || counts.Length - counts.Count(0) < 2)
        {
            return best;
        }

        // Rounding alone must not look like a gain.
        double least = 1e-12 * finder.Begin(counts, leafRows);
        best.Gain = least;
        Span<int> order = stackalloc int[Math.Min(_table.Columns.Length, 256)];
        order = order.Length == _table.Columns.Length ? order : new int[_table.Columns.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        SeededRandom random = SeededRandom.For(_limits.Seed, "forest.columns", (long)node.Path);
        int tried = 0;
        for (int i = 0; i < order.Length && tried < _limits.ColumnsPerNode; i++)
        {
            int pick = i + random.NextInt32(order.Length - i);
            (order[i], order[pick]) = (order[pick], order[i]);
            if (finder.Try(order[i], _rows.AsSpan(node.Start, node.Length), ref best))
            {
                tried++;
            }
        }

        return best.Gain > least ? best : default;
    }

    private void Split(OpenNode node, in NodeSplit split, Stack<OpenNode> todo)
    {
        Span<int> rows = _rows.AsSpan(node.Start, node.Length);
        Partition(rows, _table.Columns[split.Column], split.Left, split.LeftRows);
        int child = NodeCount;
        _columns[node.Index] = split.Column;
        _children[node.Index] = child;
        _cuts[node.Index] = split.LastLeftBin;
        _lefts[node.Index] = split.Left;
        AddNode(rows[..split.LeftRows]);
        AddNode(rows[split.LeftRows..]);
        todo.Push(new OpenNode(child + 1, node.Start + split.LeftRows, node.Length - split.LeftRows, node.Depth + 1, CounterHash.Mix(node.Path, 1)));
        todo.Push(new OpenNode(child, node.Start, split.LeftRows, node.Depth + 1, CounterHash.Mix(node.Path, 0)));
    }

    private void AddNode(ReadOnlySpan<int> rows)
    {
        _columns.Add(Leaf);
        _children.Add(0);
        _cuts.Add(0);
        _lefts.Add(default);
        int start = _counts.Count;
        CollectionsMarshal.SetCount(_counts, start + _table.ClassCount);
        Span<int> counts = CollectionsMarshal.AsSpan(_counts)[start..];
        counts.Clear();
        foreach (int row in rows)
        {
            counts[_table.Labels[row]]++;
        }
    }

    private static void Partition(Span<int> rows, byte[] column, in BinSet left, int leftRows)
    {
        // Both sides keep their order, so that rows are read in ascending order all the way down.
        Span<bool> goesLeft = stackalloc bool[256];
        for (int bin = 0; bin < goesLeft.Length; bin++)
        {
            goesLeft[bin] = left.Contains((byte)bin);
        }

        int[] right = ArrayPool<int>.Shared.Rent(rows.Length - leftRows + 1);
        int nextLeft = 0;
        int nextRight = 0;
        foreach (int row in rows)
        {
            if (goesLeft[column[row]])
            {
                rows[nextLeft++] = row;
            }
            else
            {
                right[nextRight++] = row;
            }
        }

        right.AsSpan(0, nextRight).CopyTo(rows[nextLeft..]);
        ArrayPool<int>.Shared.Return(right);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct OpenNode(int Index, int Start, int Length, int Depth, ulong Path);
}
