namespace EcomIntel.Modeling;

/// <summary>The training weight that reached each node of a forest: that of its leaves, which is what a forest keeps.</summary>
internal static class NodeWeights
{
    public static double[] Of(ForestArrays arrays)
    {
        double[] weights = new double[arrays.NodeCount];
        double[] leaf = new double[arrays.ClassWeights.Length];

        // Children stand after their parent.
        for (int node = weights.Length - 1; node >= 0; node--)
        {
            int next = arrays.Next[node];
            if (arrays.Columns[node] >= 0)
            {
                weights[node] = weights[next] + weights[next + 1];
                continue;
            }

            arrays.WeighLeaf(next, leaf);
            foreach (double weight in leaf)
            {
                weights[node] += weight;
            }
        }

        return weights;
    }
}
