using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>A forest's trees with the share of the training weight that went to each side of each split, and what follows from it. Immutable.</summary>
internal sealed class ShapleyTrees
{
    private readonly ForestTrees _trees;

    public ShapleyTrees(ForestTrees trees, FeatureSchema schema)
    {
        _trees = trees;
        Arrays = trees.Arrays;
        ClassCount = Arrays.Leaves.Width;
        Columns = [.. Arrays.Bins.Select(bins => ExplainedColumn.From(schema, bins))];
        Shares = SharesOf(Arrays);
        MaxDepth = DepthOf(Arrays);
        BaseProbabilities = ImmutableCollectionsMarshal.AsImmutableArray(MaxDepth == 0 ? Constant(schema) : Expected());
    }

    public ForestArrays Arrays { get; }

    public ImmutableArray<ExplainedColumn> Columns { get; }

    public int ClassCount { get; }

    /// <summary>For each node its share of its parent's training weight; 1 for roots.</summary>
    public double[] Shares { get; }

    /// <summary>The most splits above a leaf.</summary>
    public int MaxDepth { get; }

    /// <summary>The mean over trees and their training rows.</summary>
    public ImmutableArray<double> BaseProbabilities { get; }

    public ReadOnlySpan<float> Leaf(int leaf) => _trees.Leaf(leaf);

    /// <summary>The uncalibrated probabilities of a row.</summary>
    public void Predict(ReadOnlySpan<float> row, Span<byte> codes, Span<float> sums, Span<double> probabilities) => _trees.Predict(row, codes, sums, probabilities);

    public (int Codes, int Sums) RoomForPrediction => _trees.RoomFor(1);

    private static double[] SharesOf(ForestArrays arrays)
    {
        double[] weights = NodeWeights.Of(arrays);
        double[] shares = new double[weights.Length];
        Array.Fill(shares, 1);
        for (int node = 0; node < shares.Length; node++)
        {
            if (arrays.Columns[node] < 0)
            {
                continue;
            }

            // A file can hold leaves without rows; each side is then as likely as the other.
            int left = arrays.Next[node];
            shares[left] = weights[node] > 0 ? weights[left] / weights[node] : 0.5;
            shares[left + 1] = weights[node] > 0 ? weights[left + 1] / weights[node] : 0.5;
        }

        return shares;
    }

    private static int DepthOf(ForestArrays arrays)
    {
        int[] depths = new int[arrays.NodeCount];
        int deepest = 0;
        for (int node = 0; node < depths.Length; node++)
        {
            deepest = Math.Max(deepest, depths[node]);
            if (arrays.Columns[node] >= 0)
            {
                depths[arrays.Next[node]] = depths[node] + 1;
                depths[arrays.Next[node] + 1] = depths[node] + 1;
            }
        }

        return deepest;
    }

    private double[] Expected()
    {
        double[] reached = new double[Arrays.NodeCount];
        double[] expected = new double[ClassCount];
        foreach (int root in Arrays.Roots)
        {
            reached[root] = 1.0 / Arrays.Roots.Length;
        }

        for (int node = 0; node < reached.Length; node++)
        {
            if (Arrays.Columns[node] >= 0)
            {
                int left = Arrays.Next[node];
                reached[left] = reached[node] * Shares[left];
                reached[left + 1] = reached[node] * Shares[left + 1];
                continue;
            }

            ReadOnlySpan<float> leaf = Leaf(Arrays.Next[node]);
            for (int k = 0; k < leaf.Length; k++)
            {
                expected[k] += reached[node] * leaf[k];
            }
        }

        return expected;
    }

    /// <summary>Without any split every row is predicted alike, to the last bit.</summary>
    private double[] Constant(FeatureSchema schema)
    {
        double[] probabilities = new double[ClassCount];
        (int codes, int sums) = RoomForPrediction;
        Predict(new float[schema.Count], new byte[codes], new float[sums], probabilities);
        return probabilities;
    }
}
