namespace EcomIntel.Insights;

/// <summary>The covariance of the observed shares of levels, and the degrees of freedom that it is known with.</summary>
internal sealed record ShareCovariance(SquareMatrix Matrix, double DegreesOfFreedom)
{
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
    /// Days have good and bad luck of their own (weather, campaigns): the days of each period are draws from it. <paramref name="dailyRows"/>
    /// holds the rows or the money of each day, <paramref name="periodOfDay"/> the level that the day belongs to. Where <paramref name="usual"/> says how much a day has against others for a
    /// known reason, such as its weekday or its season, that is no luck.
    /// </summary>
    public static ShareCovariance ByDay(ReadOnlySpan<double> dailyRows, ReadOnlySpan<int> periodOfDay, int levels, ReadOnlySpan<double> usual = default)
    {
        double[] days = new double[levels];
        double[] totals = new double[levels];
        double total = 0;
        double[] factors = new double[levels];
        for (int day = 0; day < dailyRows.Length; day++)
        {
            factors[periodOfDay[day]] += usual.IsEmpty ? 1 : usual[day];
            days[periodOfDay[day]]++;
            totals[periodOfDay[day]] += dailyRows[day];
            total += dailyRows[day];
        }

        SquareMatrix covariance = new(levels);
        double[] direction = new double[levels];
        for (int day = 0; day < dailyRows.Length; day++)
        {
            int period = periodOfDay[day];
            for (int level = 0; level < levels; level++)
            {
                direction[level] = ((level == period ? 1 : 0) - (totals[level] / total)) / total;
            }

            double leverage = 1 / days[period];
            double share = factors[period] > 0 ? (usual.IsEmpty ? 1 : usual[day]) / factors[period] : leverage;
            double residual = (dailyRows[day] - (totals[period] * share)) / (1 - leverage);
            covariance.AddOuter(direction, residual * residual);
        }

        return new ShareCovariance(covariance, dailyRows.Length - levels);
    }
}
