namespace EcomIntel.Modeling;

/// <summary>Predicts training rows, each by the trees that drew no row of its customer.</summary>
internal sealed class OutOfBag
{
    private const int BlockRows = 256;
    private const int InBag = -1;

    private readonly ForestTable _table;
    private readonly ParallelOptions _parallel;
    private readonly byte[][] _columns;
    private readonly int[] _labels;
    private readonly TreeGrower[] _trees;
    private readonly int[][] _nodes;

    /// <summary>Looks up which rows each tree drew.</summary>
    /// <param name="table">The training rows.</param>
    /// <param name="draw">Who drew what.</param>
    /// <param name="trees">The trees.</param>
    /// <param name="maxRows">At most so many rows are scored, evenly spread.</param>
    /// <param name="parallel">The threads.</param>
    public OutOfBag(ForestTable table, RowDraw draw, TreeGrower[] trees, int maxRows, ParallelOptions parallel)
    {
        _table = table;
        _parallel = parallel;
        _trees = trees;
        int count = Math.Min(maxRows, table.RowCount);
        int[] rows = new int[count];
        for (int i = 0; i < count; i++)
        {
            rows[i] = (int)((long)i * table.RowCount / count);
        }

        _columns = [.. table.Columns.Select(column => Array.ConvertAll(rows, row => column[row]))];
        _labels = Array.ConvertAll(rows, row => table.Labels[row]);
        _nodes = new int[trees.Length][];
        Parallel.For(0, trees.Length, parallel, tree => _nodes[tree] = Array.ConvertAll(rows, row => draw.Times(trees[tree].Tree, row) > 0 ? InBag : 0));
    }

    public int RowCount => _labels.Length;

    /// <summary>Predicts all rows by the first so many trees. Where a row ends in a tree is remembered.</summary>
    public OutOfBagPredictions Predict(int trees)
    {
        OutOfBagPredictions predictions = new(_table, _labels);
        Parallel.For(0, (RowCount + BlockRows - 1) / BlockRows, _parallel, block =>
        {
            int start = block * BlockRows;
            int length = Math.Min(BlockRows, RowCount - start);
            for (int tree = 0; tree < trees; tree++)
            {
                Span<int> nodes = _nodes[tree].AsSpan(start, length);
                Walk(_trees[tree], nodes, start);
                predictions.Add(start, nodes, _trees[tree].Probabilities);
            }

            predictions.Average(start, length);
        });
        return predictions;
    }

    private void Walk(TreeGrower tree, Span<int> nodes, int start)
    {
        ReadOnlySpan<int> columns = tree.Columns;
        ReadOnlySpan<int> children = tree.Children;
        ReadOnlySpan<BinSet> lefts = tree.Lefts;
        for (int i = 0; i < nodes.Length; i++)
        {
            int node = nodes[i];
            if (node == InBag)
            {
                continue;
            }

            while (columns[node] != TreeGrower.Leaf)
            {
                node = children[node] + (lefts[node].Contains(_columns[columns[node]][start + i]) ? 0 : 1);
            }

            nodes[i] = node;
        }
    }
}
