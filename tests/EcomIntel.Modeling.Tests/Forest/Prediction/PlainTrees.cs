namespace EcomIntel.Modeling.Tests;

/// <summary>What a forest predicts, one row, tree and node at a time.</summary>
internal static class PlainTrees
{
    public static double[] Predict(ForestArrays arrays, float[] row)
    {
        ClassLeaves leaves = (ClassLeaves)arrays.Leaves;
        int classes = leaves.Width;
        float[] sums = new float[classes];
        double[] leaf = new double[classes];
        foreach (int root in arrays.Roots)
        {
            int end = Walk(arrays, root, row);
            LeafProbabilities.Compute(leaves.Counts.AsSpan(arrays.Next[end] * classes, classes), leaves.ClassWeights, leaves.Priors, leaves.Smoothing, leaf);
            for (int k = 0; k < classes; k++)
            {
                sums[k] += (float)leaf[k];
            }
        }

        double total = sums.Aggregate(0d, (sum, share) => sum + share);
        return [.. sums.Select(share => share / total)];
    }

    private static int Walk(ForestArrays arrays, int root, float[] row)
    {
        int node = root;
        while (arrays.Columns[node] >= 0)
        {
            node = arrays.Next[node] + (GoesLeft(arrays, node, row) ? 0 : 1);
        }

        return node;
    }

    private static bool GoesLeft(ForestArrays arrays, int node, float[] row)
    {
        ColumnBins bins = arrays.Bins[arrays.Columns[node]];
        if (bins.IsCategorical)
        {
            return arrays.Sets[arrays.Operands[node]].Contains(bins.BinOf(row));
        }

        float value = row[bins.Field];
        return float.IsNaN(value) ? arrays.Operands[node] != 0 : value <= arrays.Cuts[node];
    }
}
