using System.Buffers;
using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>Grows one tree. The columns tried at a node depend on seed, tree and path only. One thread at a time.</summary>
internal sealed class TreeGrower
{
    public const int Leaf = -1;

    private readonly ForestTable _table;
    private readonly GrowthLimits _limits;
    private readonly List<int> _columns = [];
    private readonly List<int> _children = [];
    private readonly List<byte> _cuts = [];
    private readonly List<BinSet> _lefts = [];
    private readonly NodeTotals _totals;
    private TreeRows _rows;

    public TreeGrower(ForestTable table, GrowthLimits limits, int tree)
    {
        _table = table;
        _limits = limits;
        _totals = table.Amounts.Length > 0 ? new AmountTotals(limits) : new ClassTotals(table, limits);
        _rows = TreeRows.None;
        Tree = tree;
    }

    /// <summary>The tree's number in the forest.</summary>
    public int Tree { get; }

    public int NodeCount => _columns.Count;

    /// <summary>For each node the column it is split by, or <see cref="Leaf"/>.</summary>
    public ReadOnlySpan<int> Columns => CollectionsMarshal.AsSpan(_columns);

    /// <summary>For each split node its left child; the right one is next to it.</summary>
    public ReadOnlySpan<int> Children => CollectionsMarshal.AsSpan(_children);

    public ReadOnlySpan<byte> Cuts => CollectionsMarshal.AsSpan(_cuts);

    public ReadOnlySpan<BinSet> Lefts => CollectionsMarshal.AsSpan(_lefts);

    /// <summary>Node after node what it would say as a leaf: probabilities, or an amount.</summary>
    public ReadOnlySpan<float> Values => _totals.Values;

    /// <summary>Keeps what a leaf of the forest needs.</summary>
    public void AddLeaf(LeafLists leaves, int node) => _totals.AddLeaf(leaves, node);

    /// <summary>Grows from the root to the end, level by level, so that large nodes come before small ones where the number of leaves is limited.</summary>
    /// <param name="rows">The rows drawn; theirs is the order that changes.</param>
    /// <param name="finder">The thread's own.</param>
    public void Grow(TreeRows rows, SplitFinder finder)
    {
        _rows = rows;
        AddNode();
        _totals.Start(_rows);
        Queue<OpenNode> todo = new();
        todo.Enqueue(new OpenNode(0, 0, rows.Rows.Length, 0, CounterHash.Mix((ulong)_limits.Seed, (ulong)Tree)));
        while (todo.TryDequeue(out OpenNode node))
        {
            NodeSplit split = node.Depth < _limits.MaxDepth && (NodeCount + 1) / 2 < _limits.MaxLeaves ? BestSplit(node, finder) : default;
            if (split.Gain > 0)
            {
                Split(node, split, todo);
            }
        }

        _rows = TreeRows.None;
    }

    private NodeSplit BestSplit(OpenNode node, SplitFinder finder)
    {
        NodeSplit best = default;
        if (node.Length < 2L * _limits.LeafRows || _totals.IsPure(node.Index))
        {
            return best;
        }

        // Rounding alone must not look like a gain.
        double score = _totals.Begin(finder, _rows, node.Index, node.Length, _limits.LeafRows);
        double least = Math.Max(1e-12 * score, _limits.MinGain);
        best.Gain = least;
        int columns = _table.Columns.Length;
        Span<int> order = columns <= 1024 ? stackalloc int[columns] : new int[columns];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        ReadOnlySpan<int> rows = _rows.Rows.AsSpan(node.Start, node.Length);
        int tried = 0;
        for (int i = 0; i < order.Length && tried < _limits.ColumnsPerNode; i++)
        {
            int pick = i + (int)Math.BigMul(CounterHash.Mix(node.Path, (ulong)i + 2), (ulong)(order.Length - i), out _);
            (order[i], order[pick]) = (order[pick], order[i]);
            if (finder.Try(order[i], _rows, rows, ref best))
            {
                tried++;
            }
        }

        return best.Gain > least ? best : default;
    }

    private void Split(OpenNode node, in NodeSplit split, Queue<OpenNode> todo)
    {
        Span<int> rows = _rows.Rows.AsSpan(node.Start, node.Length);
        Partition(rows, _rows.Columns[split.Column], split.Left, split.LeftRows);
        int child = NodeCount;
        _columns[node.Index] = split.Column;
        _children[node.Index] = child;
        _cuts[node.Index] = split.LastLeftBin;
        _lefts[node.Index] = split.Left;
        AddNode();
        AddNode();

        _totals.Split(_rows, node.Index, rows[..split.LeftRows], rows[split.LeftRows..]);
        todo.Enqueue(new OpenNode(child, node.Start, split.LeftRows, node.Depth + 1, CounterHash.Mix(node.Path, 0)));
        todo.Enqueue(new OpenNode(child + 1, node.Start + split.LeftRows, node.Length - split.LeftRows, node.Depth + 1, CounterHash.Mix(node.Path, 1)));
    }

    private void AddNode()
    {
        _columns.Add(Leaf);
        _children.Add(0);
        _cuts.Add(0);
        _lefts.Add(default);
    }

    private static void Partition(Span<int> rows, byte[] column, in BinSet left, int leftRows)
    {
        // Both sides keep their order, so that rows are read in ascending order all the way down. No branches, which would be guessed wrong.
        Span<byte> goesLeft = stackalloc byte[256];
        for (int bin = 0; bin < goesLeft.Length; bin++)
        {
            goesLeft[bin] = left.Contains((byte)bin) ? (byte)1 : (byte)0;
        }

        int[] right = ArrayPool<int>.Shared.Rent(rows.Length - leftRows + 1);
        int nextLeft = 0;
        int nextRight = 0;
        foreach (int row in rows)
        {
            int isLeft = goesLeft[column[row]];
            rows[nextLeft] = row;
            right[nextRight] = row;
            nextLeft += isLeft;
            nextRight += 1 - isLeft;
        }

        right.AsSpan(0, nextRight).CopyTo(rows[nextLeft..]);
        ArrayPool<int>.Shared.Return(right);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct OpenNode(int Index, int Start, int Length, int Depth, ulong Path);
}
