namespace EcomIntel.Modeling.Tests;

/// <summary>
/// Shapley values by their definition, over all subsets of columns. What a forest says when only some columns are known is Lundberg, Erion and Lee's (2018) algorithm 1:
/// a split by another column sends the row both ways, weighted by the training rows that went there, which are counted here by sending them down.
/// </summary>
internal sealed class BruteForceShapley
{
    private readonly RandomForest _forest;
    private readonly ForestArrays _arrays;
    private readonly double[] _nodeWeights;

    public BruteForceShapley(RandomForest forest, TrainingData data, Func<int, double>? weightOf = null)
    {
        _forest = forest;
        _arrays = forest.Shapley.Arrays;
        _nodeWeights = new double[_arrays.NodeCount];
        float[] row = new float[data.Schema.Count];
        for (int i = 0; i < data.RowCount; i++)
        {
            data.Features.CopyRow(i, row);
            foreach (int root in _arrays.Roots)
            {
                int node = root;
                _nodeWeights[node] += weightOf?.Invoke(i) ?? 1;
                while (_arrays.Columns[node] >= 0)
                {
                    node = _arrays.Next[node] + (GoesLeft(node, row) ? 0 : 1);
                    _nodeWeights[node] += weightOf?.Invoke(i) ?? 1;
                }
            }
        }
    }

    /// <summary>The value of a column for a class.</summary>
    public double Of(float[] row, int column, int label)
    {
        int columns = _arrays.Bins.Length;
        double value = 0;
        for (int known = 0; known < 1 << columns; known++)
        {
            if ((known >> column & 1) == 0)
            {
                double weight = Factorial(int.PopCount(known)) * Factorial(columns - int.PopCount(known) - 1) / Factorial(columns);
                value += weight * (Expected(row, known | (1 << column), label) - Expected(row, known, label));
            }
        }

        return value;
    }

    /// <summary>The forest's probability when only the columns of a bit set are known.</summary>
    public double Expected(float[] row, int known, int label) => _arrays.Roots.Average(root => Expected(root, row, known, label));

    private double Expected(int node, float[] row, int known, int label)
    {
        int next = _arrays.Next[node];
        if (_arrays.Columns[node] < 0)
        {
            return _forest.Shapley.Leaf(next)[label];
        }

        if ((known >> _arrays.Columns[node] & 1) != 0)
        {
            return Expected(next + (GoesLeft(node, row) ? 0 : 1), row, known, label);
        }

        return ((_nodeWeights[next] * Expected(next, row, known, label)) + (_nodeWeights[next + 1] * Expected(next + 1, row, known, label))) / _nodeWeights[node];
    }

    private bool GoesLeft(int node, float[] row)
    {
        ColumnBins bins = _arrays.Bins[_arrays.Columns[node]];
        return bins.IsCategorical
            ? _arrays.Sets[_arrays.Operands[node]].Contains(bins.BinOf(row))
            : float.IsNaN(row[bins.Field]) ? _arrays.Operands[node] == 1 : row[bins.Field] <= _arrays.Cuts[node];
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}
