namespace EcomIntel.Insights;

/// <summary>The covariance of the observed shares of levels, and the degrees of freedom that it is known with.</summary>
internal sealed record ShareCovariance(SquareMatrix Matrix, double DegreesOfFreedom)
{
    // Less than half of what one clustering alone gives is luck of the estimate rather than orders that keep away from each other.
    private const double LeastOfLarger = 0.5;

    public double StandardError(int level) => Math.Sqrt(Matrix[level, level]);

    /// <summary>
    /// Rows of one customer are not independent: linearised customer scores (Binder, 1983), each divided by 1 − its leverage
    /// (CR3; Bell and McCaffrey, 2002), with the effective number of customers − 1 as degrees of freedom.
    /// </summary>
    public static ShareCovariance ByCustomer(CustomerLevels customers)
    {
        SquareMatrix covariance = new(customers.Levels);
        double[] own = new double[customers.Levels];
        double[] score = new double[own.Length];
        for (int position = 0; position < customers.Positions; position++)
        {
            double size = customers.Read(position, own);
            double scale = 1 / (customers.Whole - size);
            for (int level = 0; level < score.Length; level++)
            {
                score[level] = (own[level] - (size * customers.Totals[level] / customers.Whole)) * scale;
            }

            covariance.AddOuter(score, 1);
        }

        return new ShareCovariance(covariance, customers.EffectiveCustomers - 1);
    }

    /// <summary>
    /// Orders hang together by customer and by day at once: both covariances, less that of a customer's orders of one day, which both hold (Cameron, Gelbach and Miller, 2011, J. Business and Economic
    /// Statistics 29), with the fewer degrees of freedom. Taking the larger of two estimates is too wide where both are right and too narrow where both kinds of luck are there.
    /// </summary>
    public static ShareCovariance ByBoth(ShareCovariance customers, ShareCovariance days, SquareMatrix customersWithinDays)
    {
        SquareMatrix sum = new(customers.Matrix.Size);
        sum.Add(customers.Matrix, 1);
        sum.Add(days.Matrix, 1);
        sum.Add(customersWithinDays, -1);
        for (int level = 0; level < sum.Size; level++)
        {
            sum[level, level] = Math.Max(sum[level, level], LeastOfLarger * Math.Max(customers.Matrix[level, level], days.Matrix[level, level]));
        }

        return new ShareCovariance(sum, Math.Min(customers.DegreesOfFreedom, days.DegreesOfFreedom));
    }
}
