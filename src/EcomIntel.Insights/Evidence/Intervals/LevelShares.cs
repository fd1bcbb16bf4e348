namespace EcomIntel.Insights;

/// <summary>
/// The shares of levels beside the expected ones, with the covariances that different clusterings give: tests and intervals take the larger error.
/// </summary>
internal sealed class LevelShares(CustomerCounts counts, double[] expected, ShareCovariance[] covariances)
{
    /// <summary>The rows that each level must be expected to have: the χ² approximation's old rule (Cochran, 1954).</summary>
    public const double LeastExpectedRows = 5;

    public CustomerCounts Counts => counts;

    public double EffectiveCustomers { get; } = Insights.EffectiveCustomers.Of(counts.Sizes);

    /// <summary>Whether there are too few rows or customers to test anything.</summary>
    public bool IsSparse => EffectiveCustomers < 2 || counts.Total * expected.Min() < LeastExpectedRows;

    /// <summary>The p-value that all levels have their expected shares.</summary>
    public double PValue => covariances.Max(covariance => RaoScott.PValue(counts.Totals, expected, covariance));

    /// <summary>Each level's observed minus expected share, with simultaneous intervals.</summary>
    public LevelEffect[] Differences(long seed) => Effects(
        seed,
        (share, expectedShare) => share - expectedShare,
        _ => 1,
        (difference, width) => (difference, new EffectInterval(difference - width, difference + width)));

    /// <summary>Each level's odds ÷ its expected odds, which is its rate ÷ that of the other levels, with simultaneous intervals made on the log scale.</summary>
    public LevelEffect[] Ratios(long seed) => Effects(
        seed,
        (share, expectedShare) => Math.Log(share / (1 - share)) - Math.Log(expectedShare / (1 - expectedShare)),
        share => 1 / (share * (1 - share)),
        (log, width) => (Math.Exp(log), new EffectInterval(Math.Exp(log - width), Math.Exp(log + width))));

    /// <summary>A level's share where its odds are so many times the expected ones: the way back from <see cref="Ratios"/>.</summary>
    public double ShareAt(int level, double ratio)
    {
        double odds = ratio * expected[level] / (1 - expected[level]);
        return double.IsInfinity(odds) ? 1 : odds / (1 + odds);
    }

    /// <summary>The share that a level was expected to have.</summary>
    public double ExpectedShare(int level) => expected[level];

    /// <summary>The customers with any row of a level.</summary>
    public int CustomersOf(int level)
    {
        int customers = 0;
        for (int customer = 0; customer < counts.Sizes.Length; customer++)
        {
            customers += counts.Of(customer)[level] > 0 ? 1 : 0;
        }

        return customers;
    }

    // By the delta method an effect f(share) has the share's standard error × f'(share), and levels keep their correlations.
    private LevelEffect[] Effects(long seed, Func<double, double, double> effect, Func<double, double> slope, Func<double, double, (double Value, EffectInterval Interval)> report)
    {
        double[] criticalValues = [.. covariances.Select(covariance => MaxT.CriticalValue(covariance.Matrix, covariance.DegreesOfFreedom, seed))];
        List<LevelEffect> effects = [];
        for (int level = 0; level < counts.Levels; level++)
        {
            double share = counts.Totals[level] / counts.Total;
            if (share is <= 0 or >= 1)
            {
                continue;
            }

            int widest = 0;
            for (int i = 1; i < covariances.Length; i++)
            {
                widest = covariances[i].StandardError(level) > covariances[widest].StandardError(level) ? i : widest;
            }

            double error = covariances[widest].StandardError(level) * slope(share);
            double estimate = effect(share, expected[level]);
            (double value, EffectInterval interval) = report(estimate, criticalValues[widest] * error);
            effects.Add(new LevelEffect(level, value, interval, PValues.Student(estimate / error, covariances[widest].DegreesOfFreedom)));
        }

        return [.. effects];
    }
}
