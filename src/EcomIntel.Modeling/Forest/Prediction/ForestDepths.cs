namespace EcomIntel.Modeling;

/// <summary>How many steps lead to the deepest leaf of each tree.</summary>
internal static class ForestDepths
{
    public static int[] Of(ForestArrays arrays)
    {
        int[] depths = new int[arrays.Roots.Length];
        int[] depthOf = new int[arrays.NodeCount];
        for (int tree = 0; tree < depths.Length; tree++)
        {
            // Children stand after their parent, so one pass is enough.
            for (int node = arrays.Roots[tree]; node < arrays.EndOf(tree); node++)
            {
                depths[tree] = Math.Max(depths[tree], depthOf[node]);
                if (arrays.Columns[node] >= 0)
                {
                    int left = arrays.Next[node];
                    depthOf[left] = Math.Max(depthOf[left], depthOf[node] + 1);
                    depthOf[left + 1] = Math.Max(depthOf[left + 1], depthOf[node] + 1);
                }
            }
        }

        return depths;
    }
}
