namespace EcomIntel.Modeling;

/// <summary>The training weight that reached each node of a forest: that of its leaves, which is what a forest keeps.</summary>
internal static class NodeWeights
{
    public static double[] Of(ForestArrays arrays)
    {
        double[] weights = new double[arrays.NodeCount];

        // Children stand after their parent.
        for (int node = weights.Length - 1; node >= 0; node--)
        {
            int next = arrays.Next[node];
            weights[node] = arrays.Columns[node] >= 0 ? weights[next] + weights[next + 1] : arrays.Leaves.WeightOf(next);
        }

        return weights;
    }
}
