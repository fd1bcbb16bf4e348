using System.Runtime.CompilerServices;

namespace EcomIntel.Modeling;

/// <summary>
/// All trees of a forest as parallel arrays over their nodes. Immutable once made. A split node's column is not negative; its children are
/// <c>Next</c> (left) and <c>Next + 1</c>, both after it. A leaf's column is −1 and <c>Next</c> its number.
/// </summary>
internal sealed class ForestTrees
{
    private readonly float[] _leafProbabilities;

    public ForestTrees(ForestArrays arrays)
    {
        Arrays = arrays;
        int classes = arrays.ClassWeights.Length;
        _leafProbabilities = new float[arrays.LeafCounts.Length];
        double[] probabilities = new double[classes];
        for (int start = 0; start < arrays.LeafCounts.Length; start += classes)
        {
            LeafProbabilities.Compute(arrays.LeafCounts.AsSpan(start, classes), arrays.ClassWeights, arrays.Priors, arrays.Smoothing, probabilities);
            for (int k = 0; k < classes; k++)
            {
                _leafProbabilities[start + k] = (float)probabilities[k];
            }
        }
    }

    public ForestArrays Arrays { get; }

    public int TreeCount => Arrays.Roots.Length;

    /// <summary>Adds the probabilities of one tree's leaf.</summary>
    public void AddTree(int tree, ReadOnlySpan<float> row, Span<double> sums)
    {
        ReadOnlySpan<float> leaf = _leafProbabilities.AsSpan(LeafOf(tree, row) * sums.Length, sums.Length);
        for (int k = 0; k < sums.Length; k++)
        {
            sums[k] += leaf[k];
        }
    }

    private int LeafOf(int tree, ReadOnlySpan<float> row)
    {
        ForestArrays arrays = Arrays;
        int[] columns = arrays.Columns;
        int[] next = arrays.Next;
        int node = arrays.Roots[tree];
        for (int column = columns[node]; column >= 0; column = columns[node])
        {
            node = next[node] + (GoesLeft(arrays, node, row[column], arrays.Levels[column]) ? 0 : 1);
        }

        return next[node];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool GoesLeft(ForestArrays arrays, int node, float value, byte[] levels)
    {
        if (levels.Length == 0)
        {
            return value <= arrays.Cuts[node] || (float.IsNaN(value) && arrays.Operands[node] != 0);
        }

        return arrays.Sets[arrays.Operands[node]].Contains(ColumnBins.BinOfLevel(levels, value));
    }
}
