namespace EcomIntel.Modeling;

/// <summary>Predicts training rows, each by the trees that drew no row of its customer.</summary>
internal sealed class OutOfBag
{
    private const int BlockRows = 256;
    private const int InBag = -1;

    private readonly ForestTable _table;
    private readonly ParallelOptions _parallel;
    private readonly byte[][] _columns;
    private readonly int _rowCount;
    private readonly int[] _labels;
    private readonly double[] _amounts;
    private readonly double[] _weights;
    private readonly bool[][] _drawn;

    /// <summary>Looks up which rows each tree drew.</summary>
    /// <param name="table">The training rows.</param>
    /// <param name="draw">Who drew what.</param>
    /// <param name="trees">How many trees there are at most.</param>
    /// <param name="maxRows">At most so many rows are scored, evenly spread.</param>
    /// <param name="parallel">The threads.</param>
    public OutOfBag(ForestTable table, RowDraw draw, int trees, int maxRows, ParallelOptions parallel)
    {
        _table = table;
        _parallel = parallel;
        int count = Math.Min(maxRows, table.RowCount);
        int[] rows = new int[count];
        for (int i = 0; i < count; i++)
        {
            rows[i] = (int)((long)i * table.RowCount / count);
        }

        _columns = [.. table.Columns.Select(column => Array.ConvertAll(rows, row => column[row]))];
        _rowCount = count;
        _labels = table.Labels.Length > 0 ? Array.ConvertAll(rows, row => table.Labels[row]) : [];
        _amounts = table.Amounts.Length > 0 ? Array.ConvertAll(rows, row => table.Amounts[row]) : [];
        Groups = table.Groups.Length > 0 ? Array.ConvertAll(rows, row => table.Groups[row]) : [];
        double meanWeight = table.TotalWeight / table.RowCount;
        _weights = table.RowWeights.Length > 0
            ? Array.ConvertAll(rows, row => table.RowWeights[row] / meanWeight)
            : Array.ConvertAll(_labels, label => table.ClassWeights[label]);
        _drawn = new bool[trees][];
        Parallel.For(0, trees, parallel, tree => _drawn[tree] = Array.ConvertAll(rows, row => draw.Times(tree, row) > 0));
    }

    /// <summary>For each scored row its customer, or −1 for a row on its own; empty where all are.</summary>
    public int[] Groups { get; }

    /// <summary>Predicts the classes of all rows by some trees, of which the first is the forest's first.</summary>
    public OutOfBagPredictions Predict(TreeGrower[] trees)
    {
        OutOfBagPredictions predictions = new(_table.ClassCount, _labels, _weights);
        Vote(trees, predictions);
        return predictions;
    }

    /// <summary>Predicts the amounts of all rows by some trees, of which the first is the forest's first.</summary>
    public OutOfBagAmounts PredictAmounts(TreeGrower[] trees)
    {
        OutOfBagAmounts amounts = new(_amounts);
        Vote(trees, amounts);
        return amounts;
    }

    private void Vote(TreeGrower[] trees, IOutOfBagVotes votes) =>
        Parallel.For(0, (_rowCount + BlockRows - 1) / BlockRows, _parallel, block =>
        {
            int start = block * BlockRows;
            int length = Math.Min(BlockRows, _rowCount - start);
            Span<int> nodes = stackalloc int[length];
            for (int tree = 0; tree < trees.Length; tree++)
            {
                Walk(trees[tree], _drawn[tree].AsSpan(start, length), start, nodes);
                votes.Add(start, nodes, trees[tree].Values);
            }

            votes.Average(start, length);
        });

    private void Walk(TreeGrower tree, ReadOnlySpan<bool> drawn, int start, Span<int> nodes)
    {
        ReadOnlySpan<int> columns = tree.Columns;
        ReadOnlySpan<int> children = tree.Children;
        ReadOnlySpan<BinSet> lefts = tree.Lefts;
        for (int i = 0; i < nodes.Length; i++)
        {
            int node = drawn[i] ? InBag : 0;
            while (node >= 0 && columns[node] != TreeGrower.Leaf)
            {
                node = children[node] + (lefts[node].Contains(_columns[columns[node]][start + i]) ? 0 : 1);
            }

            nodes[i] = node;
        }
    }
}
