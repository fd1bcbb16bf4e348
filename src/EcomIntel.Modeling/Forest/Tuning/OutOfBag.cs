namespace EcomIntel.Modeling;

/// <summary>Scores trees on training rows, each row by the trees that drew no row of its customer.</summary>
internal sealed class OutOfBag
{
    private const int BlockRows = 256;

    private readonly ForestTable _table;
    private readonly RowDraw _draw;
    private readonly double _smoothing;
    private readonly ParallelOptions _parallel;

    public OutOfBag(ForestTable table, RowDraw draw, double smoothing, ParallelOptions parallel)
    {
        _table = table;
        _draw = draw;
        _smoothing = smoothing;
        _parallel = parallel;
    }

    /// <summary>Scores.</summary>
    /// <param name="trees">The trees; the first is the draw's tree 0.</param>
    /// <param name="nodeCounts">How many of each tree's nodes count; what was split later is a leaf.</param>
    /// <param name="maxRows">At most so many rows, evenly spread.</param>
    public OutOfBagScore Score(ReadOnlyMemory<TreeGrower> trees, int[] nodeCounts, int maxRows)
    {
        int rows = Math.Min(maxRows, _table.RowCount);
        int blocks = (rows + BlockRows - 1) / BlockRows;
        (double Hits, double Loss, double Weight, int Rows)[] sums = new (double, double, double, int)[blocks];
        Parallel.For(0, blocks, _parallel, block =>
        {
            double[] probabilities = new double[_table.ClassCount];
            double[] leaf = new double[_table.ClassCount];
            for (int i = block * BlockRows; i < Math.Min(rows, (block + 1) * BlockRows); i++)
            {
                int row = (int)((long)i * _table.RowCount / rows);
                if (Predict(trees.Span, nodeCounts, row, leaf, probabilities))
                {
                    int label = _table.Labels[row];
                    double weight = _table.ClassWeights[label];
                    sums[block].Hits += LogLoss.Likeliest(probabilities) == label ? weight : 0;
                    sums[block].Loss += weight * LogLoss.Of(probabilities[label]);
                    sums[block].Weight += weight;
                    sums[block].Rows++;
                }
            }
        });

        // Added up in the order of the rows, whichever thread was first.
        (double hits, double loss, double total, int scored) = (0d, 0d, 0d, 0);
        foreach ((double blockHits, double blockLoss, double blockWeight, int blockRows) in sums)
        {
            (hits, loss, total, scored) = (hits + blockHits, loss + blockLoss, total + blockWeight, scored + blockRows);
        }

        return new OutOfBagScore(hits / total, loss / total, scored);
    }

    private bool Predict(ReadOnlySpan<TreeGrower> trees, int[] nodeCounts, int row, double[] leaf, double[] probabilities)
    {
        Array.Clear(probabilities);
        int voters = 0;
        for (int tree = 0; tree < trees.Length; tree++)
        {
            if (_draw.Times(tree, _table.Units[row]) > 0)
            {
                continue;
            }

            voters++;
            TreeGrower grower = trees[tree];
            LeafProbabilities.Compute(grower.CountsOf(grower.LeafOf(row, nodeCounts[tree])), _table.ClassWeights, _table.Priors, _smoothing, leaf);
            for (int k = 0; k < leaf.Length; k++)
            {
                probabilities[k] += leaf[k];
            }
        }

        for (int k = 0; k < probabilities.Length && voters > 0; k++)
        {
            probabilities[k] /= voters;
        }

        return voters > 0;
    }
}
