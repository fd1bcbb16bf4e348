using System.Runtime.CompilerServices;

namespace EcomIntel.Modeling;

/// <summary>
/// All trees of a forest over their nodes. Immutable once made. A split node's column is not negative; its children are
/// <c>Next</c> (left) and <c>Next + 1</c>, both after it. A leaf's column is −1 and <c>Next</c> its number.
/// </summary>
internal sealed class ForestTrees
{
    private readonly ForestNode[] _nodes;
    private readonly float[] _leafProbabilities;

    public ForestTrees(ForestArrays arrays)
    {
        Arrays = arrays;
        _nodes = new ForestNode[arrays.Columns.Length];
        for (int node = 0; node < _nodes.Length; node++)
        {
            _nodes[node] = new ForestNode(arrays.Columns[node], arrays.Cuts[node], arrays.Operands[node], arrays.Next[node]);
        }

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

    /// <summary>Predicts rows, of which each has its values one after the other.</summary>
    public void Predict(ReadOnlySpan<float> values, int columns, Span<double> probabilities)
    {
        int classes = Arrays.ClassWeights.Length;
        probabilities.Clear();

        // Tree by tree, so that a tree's nodes stay in the cache while all rows walk it. Each row still adds up the trees in their order.
        foreach (int root in Arrays.Roots)
        {
            for (int row = 0; row < probabilities.Length / classes; row++)
            {
                ReadOnlySpan<float> leaf = _leafProbabilities.AsSpan(LeafOf(root, values.Slice(row * columns, columns)) * classes, classes);
                Span<double> sums = probabilities.Slice(row * classes, classes);
                for (int k = 0; k < sums.Length; k++)
                {
                    sums[k] += leaf[k];
                }
            }
        }

        for (int start = 0; start < probabilities.Length; start += classes)
        {
            Normalise(probabilities.Slice(start, classes));
        }
    }

    private static void Normalise(Span<double> sums)
    {
        double total = 0;
        foreach (double sum in sums)
        {
            total += sum;
        }

        for (int k = 0; k < sums.Length; k++)
        {
            sums[k] /= total;
        }
    }

    private int LeafOf(int root, ReadOnlySpan<float> row)
    {
        ReadOnlySpan<ForestNode> nodes = _nodes;
        ForestNode node = nodes[root];
        while (node.Column >= 0)
        {
            node = nodes[node.Next + (GoesLeft(node, row[node.Column]) ? 0 : 1)];
        }

        return node.Next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool GoesLeft(in ForestNode node, float value)
    {
        byte[] levels = Arrays.Levels[node.Column];
        return levels.Length == 0
            ? value <= node.Cut || (float.IsNaN(value) && node.Operand != 0)
            : Arrays.Sets[node.Operand].Contains(ColumnBins.BinOfLevel(levels, value));
    }
}
