namespace EcomIntel.Insights;

/// <summary>
/// Whether an attribute of customers has to do with what they buy: it is shuffled over the customers, who keep their purchases together. The statistic is the sum over groups and
/// outcomes of (what the group bought beyond its customers' number of rows)² ÷ its variance.
/// </summary>
internal static class AttributePermutation
{
    /// <summary>The p-value with (1 + k) ÷ (1 + draws). <paramref name="groups"/> names each customer's group by the position in <paramref name="counts"/>.</summary>
    public static double PValue(CustomerCounts counts, int[] groups, int groupCount, int draws, long seed, InsightContext context)
    {
        int outcomes = counts.Levels;
        double[] residuals = new double[groups.Length * outcomes];
        double[] variances = new double[outcomes];
        for (int customer = 0; customer < groups.Length; customer++)
        {
            ReadOnlySpan<int> own = counts.Of(customer);
            for (int outcome = 0; outcome < outcomes; outcome++)
            {
                double residual = own[outcome] - (counts.Sizes[customer] * counts.Totals[outcome] / counts.Total);
                residuals[(customer * outcomes) + outcome] = residual;
                variances[outcome] += residual * residual / groups.Length;
            }
        }

        double[] sizes = new double[groupCount];
        foreach (int group in groups)
        {
            sizes[group]++;
        }

        double observed = Statistic(residuals, groups, sizes, variances);
        int[] extremes = new int[draws];
        Parallel.For(0, draws, new ParallelOptions { MaxDegreeOfParallelism = context.MaxDegreeOfParallelism, CancellationToken = context.CancellationToken }, draw =>
        {
            int[] shuffled = [.. groups];
            SeededRandom random = SeededRandom.For(seed, "buyers", draw);
            random.Shuffle(shuffled.AsSpan());

            // Ties of the same numbers summed in another order count as ties.
            extremes[draw] = Statistic(residuals, shuffled, sizes, variances) >= observed * (1 - 1e-9) ? 1 : 0;
        });
        return PValues.Permutation(extremes.Sum(), draws);
    }

    private static double Statistic(double[] residuals, int[] groups, double[] sizes, double[] variances)
    {
        int outcomes = variances.Length;
        double[] sums = new double[sizes.Length * outcomes];
        for (int customer = 0; customer < groups.Length; customer++)
        {
            int from = groups[customer] * outcomes;
            for (int outcome = 0; outcome < outcomes; outcome++)
            {
                sums[from + outcome] += residuals[(customer * outcomes) + outcome];
            }
        }

        double statistic = 0;
        for (int cell = 0; cell < sums.Length; cell++)
        {
            double variance = sizes[cell / outcomes] * variances[cell % outcomes];
            statistic += variance > 0 ? sums[cell] * sums[cell] / variance : 0;
        }

        return statistic;
    }
}
