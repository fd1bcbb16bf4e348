namespace EcomIntel.Modeling;

/// <summary>What the rows of a training count. Whole numbers times a weight for each class where rows have no weights of their own, which is much faster; else numbers of any size.</summary>
/// <param name="OfClasses">The weight of each class; all 1 where rows have weights.</param>
/// <param name="OfRows">For each row its weight times that of its class; empty where rows have no weights.</param>
/// <param name="Priors">The share of each class, weighted.</param>
/// <param name="Total">The weight of all rows.</param>
internal sealed record RowWeights(double[] OfClasses, double[] OfRows, double[] Priors, double Total)
{
    public static RowWeights Of(TrainingData data, int[] rows, int[] labels, RandomForestOptions options)
    {
        bool own = HasOwn(data, rows);
        double[] sums = new double[data.Classes.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            sums[labels[i]] += own ? data.Weights[rows[i]] : 1;
        }

        double[] classes = options.BalanceClasses
            ? Balanced(sums)
            : [.. data.Classes.Select(name => options.ClassWeights.TryGetValue(name, out double weight) ? weight : 1)];
        for (int k = 0; k < sums.Length; k++)
        {
            sums[k] *= classes[k];
        }

        double total = sums.Sum();
        double[] priors = [.. sums.Select(sum => sum / total)];
        if (!own)
        {
            return new RowWeights(classes, [], priors, total);
        }

        double[] each = new double[rows.Length];
        for (int i = 0; i < each.Length; i++)
        {
            each[i] = data.Weights[rows[i]] * classes[labels[i]];
        }

        Array.Fill(classes, 1);
        return new RowWeights(classes, each, priors, total);
    }

    private static bool HasOwn(TrainingData data, int[] rows)
    {
        ReadOnlySpan<float> weights = data.Weights;
        for (int i = 0; i < rows.Length && !weights.IsEmpty; i++)
        {
            if (weights[rows[i]] != 1)
            {
                return true;
            }
        }

        return false;
    }

    private static double[] Balanced(double[] sums)
    {
        double total = sums.Sum();
        int classes = sums.Count(sum => sum > 0);
        return [.. sums.Select(sum => sum > 0 ? total / (classes * sum) : 1)];
    }
}
