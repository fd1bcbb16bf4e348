namespace EcomIntel.Modeling;

/// <summary>Adds up by how much splits lowered Gini impurity, column by column.</summary>
internal static class ImpurityDecrease
{
    /// <summary>For each column its share: within each tree first, then the mean over trees that split, as scikit-learn does it.</summary>
    public static double[] Shares(ForestArrays arrays, ClassLeaves leaves)
    {
        double[] shares = new double[arrays.Bins.Length];
        double[] decreases = new double[shares.Length];
        for (int tree = 0; tree < arrays.Roots.Length; tree++)
        {
            Array.Clear(decreases);
            Add(arrays, leaves, arrays.Roots[tree], arrays.EndOf(tree), decreases);
            AddNormalised(decreases, shares);
        }

        double[] normalised = new double[shares.Length];
        AddNormalised(shares, normalised);
        return normalised;
    }

    private static void Add(ForestArrays arrays, ClassLeaves leaves, int start, int end, double[] decreases)
    {
        int classes = leaves.Width;
        double[] weights = new double[(end - start) * classes];

        // Children stand after their parent.
        for (int node = end - 1; node >= start; node--)
        {
            Span<double> own = weights.AsSpan((node - start) * classes, classes);
            int next = arrays.Next[node];
            if (arrays.Columns[node] < 0)
            {
                leaves.Weigh(next, own);
                continue;
            }

            ReadOnlySpan<double> left = weights.AsSpan((next - start) * classes, classes);
            ReadOnlySpan<double> right = weights.AsSpan((next + 1 - start) * classes, classes);
            for (int k = 0; k < classes; k++)
            {
                own[k] = left[k] + right[k];
            }

            decreases[arrays.Columns[node]] += Math.Max(0, Purity(left) + Purity(right) - Purity(own));
        }
    }

    /// <summary>Σ weight² ÷ weight over classes: the weight less the impurity times the weight.</summary>
    private static double Purity(ReadOnlySpan<double> weights)
    {
        (double squares, double total) = (0, 0);
        foreach (double weight in weights)
        {
            squares += weight * weight;
            total += weight;
        }

        return total > 0 ? squares / total : 0;
    }

    private static void AddNormalised(double[] values, double[] sums)
    {
        double total = values.Sum();
        for (int i = 0; i < values.Length && total > 0; i++)
        {
            sums[i] += values[i] / total;
        }
    }
}
