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
    private readonly List<int> _counts = [];
    private readonly List<double> _weights = [];
    private readonly List<float> _probabilities = [];
    private readonly double[] _shares;
    private TreeRows _rows;

    public TreeGrower(ForestTable table, GrowthLimits limits, int tree)
    {
        _table = table;
        _limits = limits;
        _shares = new double[table.ClassCount];
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

    /// <summary>Node after node the probabilities it would give as a leaf.</summary>
    public ReadOnlySpan<float> Probabilities => CollectionsMarshal.AsSpan(_probabilities);

    /// <summary>The node's rows by class.</summary>
    public ReadOnlySpan<int> CountsOf(int node) => CollectionsMarshal.AsSpan(_counts).Slice(node * _table.ClassCount, _table.ClassCount);

    /// <summary>The node's weight by class; empty where rows count by class only.</summary>
    public ReadOnlySpan<double> WeightsOf(int node) =>
        HasRowWeights ? CollectionsMarshal.AsSpan(_weights).Slice(node * _table.ClassCount, _table.ClassCount) : [];

    private bool HasRowWeights => _table.RowWeights.Length > 0;

    /// <summary>Grows from the root to the end, level by level, so that large nodes come before small ones where the number of leaves is limited.</summary>
    /// <param name="rows">The rows drawn; theirs is the order that changes.</param>
    /// <param name="finder">The thread's own.</param>
    public void Grow(TreeRows rows, SplitFinder finder)
    {
        _rows = rows;
        AddNode();
        Count(_rows.Rows, 0);
        Weigh(_rows.Rows, 0);
        AddProbabilities(0);
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
        ReadOnlySpan<int> counts = CountsOf(node.Index);
        if (node.Length < 2L * _limits.LeafRows || counts.Length - counts.Count(0) < 2)
        {
            return best;
        }

        // Rounding alone must not look like a gain.
        double score = HasRowWeights
            ? finder.Begin(WeightsOf(node.Index), _rows.Weights, node.Length, _limits.LeafRows)
            : finder.Begin(counts, node.Length, _limits.LeafRows);
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

        // The rows of the smaller side are counted, those of the other are what is left.
        bool countLeft = split.LeftRows * 2 <= node.Length;
        (int counted, int other) = countLeft ? (child, child + 1) : (child + 1, child);
        Count(countLeft ? rows[..split.LeftRows] : rows[split.LeftRows..], counted);
        Span<int> counts = CollectionsMarshal.AsSpan(_counts);
        int classes = _table.ClassCount;
        for (int k = 0; k < classes; k++)
        {
            counts[(other * classes) + k] = counts[(node.Index * classes) + k] - counts[(counted * classes) + k];
        }

        Weigh(rows[..split.LeftRows], child);
        Weigh(rows[split.LeftRows..], child + 1);
        AddProbabilities(child);
        AddProbabilities(child + 1);
        todo.Enqueue(new OpenNode(child, node.Start, split.LeftRows, node.Depth + 1, CounterHash.Mix(node.Path, 0)));
        todo.Enqueue(new OpenNode(child + 1, node.Start + split.LeftRows, node.Length - split.LeftRows, node.Depth + 1, CounterHash.Mix(node.Path, 1)));
    }

    private void AddNode()
    {
        _columns.Add(Leaf);
        _children.Add(0);
        _cuts.Add(0);
        _lefts.Add(default);
        CollectionsMarshal.SetCount(_counts, _counts.Count + _table.ClassCount);
        CollectionsMarshal.AsSpan(_counts)[^_table.ClassCount..].Clear();
    }

    private void Count(ReadOnlySpan<int> rows, int node)
    {
        Span<int> counts = CollectionsMarshal.AsSpan(_counts).Slice(node * _table.ClassCount, _table.ClassCount);
        int[] labels = _rows.Labels;
        foreach (int row in rows)
        {
            counts[labels[row]]++;
        }
    }

    /// <summary>Adds up weights of both sides, since what is left of a difference of sums is not exact.</summary>
    private void Weigh(ReadOnlySpan<int> rows, int node)
    {
        if (!HasRowWeights)
        {
            return;
        }

        CollectionsMarshal.SetCount(_weights, (node + 1) * _table.ClassCount);
        Span<double> sums = CollectionsMarshal.AsSpan(_weights)[^_table.ClassCount..];
        sums.Clear();
        foreach (int row in rows)
        {
            sums[_rows.Labels[row]] += _rows.Weights[row];
        }
    }

    private void AddProbabilities(int node)
    {
        if (HasRowWeights)
        {
            LeafProbabilities.Compute(WeightsOf(node), _table.Priors, _limits.Smoothing, _shares);
        }
        else
        {
            LeafProbabilities.Compute(CountsOf(node), _table.ClassWeights, _table.Priors, _limits.Smoothing, _shares);
        }

        foreach (double share in _shares)
        {
            _probabilities.Add((float)share);
        }
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
