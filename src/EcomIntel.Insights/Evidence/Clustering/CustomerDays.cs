namespace EcomIntel.Insights;

/// <summary>A customer's orders of one day: what the clusterings by customer and by day both hold.</summary>
internal static class CustomerDays
{
    /// <summary>How the shares of levels vary by the luck of a customer's orders of one day, where levels are the orders' own, such as hours.</summary>
    public static SquareMatrix Covariance(Buckets ordersOfCustomer, int[] dayOfOrder, int[] levelOfOrder, CustomerLevels counts)
    {
        int levels = counts.Levels;
        SquareMatrix covariance = new(levels);
        double[] score = new double[levels];
        double[] alone = new double[levels];
        List<int> own = [];
        for (int customer = 0; customer < ordersOfCustomer.Count; customer++)
        {
            own.Clear();
            foreach (int order in ordersOfCustomer[customer])
            {
                if (dayOfOrder[order] >= 0 && levelOfOrder[order] >= 0)
                {
                    own.Add((dayOfOrder[order] * levels) + levelOfOrder[order]);
                }
            }

            own.Sort();
            for (int from = 0, to; from < own.Count; from = to)
            {
                to = from + 1;
                while (to < own.Count && own[to] / levels == own[from] / levels)
                {
                    to++;
                }

                if (to == from + 1)
                {
                    alone[own[from] % levels]++;
                }
                else
                {
                    covariance.AddOuter(Score(score, own, from, to, counts), 1 / (counts.Whole * counts.Whole));
                }
            }
        }

        // Most orders are a customer's only one of the day, and those of one level all have the same score.
        for (int level = 0; level < levels; level++)
        {
            if (alone[level] > 0)
            {
                covariance.AddOuter(Score(score, [level], 0, 1, counts), alone[level] / (counts.Whole * counts.Whole));
            }
        }

        return covariance;
    }

    private static double[] Score(double[] score, List<int> own, int from, int to, CustomerLevels counts)
    {
        for (int level = 0; level < score.Length; level++)
        {
            score[level] = (from - to) * counts.Totals[level] / counts.Whole;
        }

        for (int i = from; i < to; i++)
        {
            score[own[i] % score.Length]++;
        }

        return score;
    }
}
