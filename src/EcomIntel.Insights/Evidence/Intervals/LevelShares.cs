namespace EcomIntel.Insights;

/// <summary>The shares of levels beside the expected ones, with their covariance.</summary>
internal sealed class LevelShares(CustomerLevels customers, double[] expected, ShareCovariance covariance)
{
    /// <summary>The rows that each level must be expected to have: the χ² approximation's old rule (Cochran, 1954).</summary>
    public const double LeastExpectedRows = 5;

    public CustomerLevels Customers => customers;

    public double EffectiveCustomers { get; } = customers.EffectiveCustomers;

    /// <summary>Whether there are too few rows or customers to test anything.</summary>
    public bool IsSparse => EffectiveCustomers < 2 || customers.Rows * expected.Min() < LeastExpectedRows;

    /// <summary>The p-value that all levels have their expected shares.</summary>
    public double PValue => RaoScott.PValue(customers.Totals, expected, covariance);

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

    /// <summary>A level's share ÷ its expected share: its rate, up to a factor that all levels have in common.</summary>
    public double RatioToExpected(int level) => customers.Totals[level] / customers.Whole / expected[level];

    /// <summary>
    /// The highest level's rate ÷ the next one's. The p-value is the largest against any other level, two-sided because the highest was chosen by looking (Hung and Fithian, 2019, Annals of
    /// Statistics 47); the interval holds for all pairs at once (Šidák).
    /// </summary>
    public LevelEffect HighestAgainstOthers(ReadOnlySpan<int> descending)
    {
        int pairs = descending.Length * (descending.Length - 1) / 2;
        double estimate = Math.Log(RatioToExpected(descending[0]) / RatioToExpected(descending[1]));
        double pValue = 0;
        double width = 0;
        for (int other = 1; other < descending.Length; other++)
        {
            double difference = Math.Log(RatioToExpected(descending[0]) / RatioToExpected(descending[other]));
            double error = LogRatioError(descending[0], descending[other]);
            pValue = Math.Max(pValue, error > 0 ? PValues.Student(difference / error, covariance.DegreesOfFreedom) : 1);
            width = other == 1 ? Intervals.SidakCriticalValue(pairs, covariance.DegreesOfFreedom) * error : width;
        }

        return new LevelEffect(descending[0], Math.Exp(estimate), new EffectInterval(Math.Exp(estimate - width), Math.Exp(estimate + width)), pValue);
    }

    private double LogRatioError(int one, int other)
    {
        double left = customers.Totals[one] / customers.Whole;
        double right = customers.Totals[other] / customers.Whole;
        SquareMatrix matrix = covariance.Matrix;
        double apart = (matrix[one, one] / (left * left)) + (matrix[other, other] / (right * right));
        double together = 2 * matrix[one, other] / (left * right);

        // A sum of covariances need not be one: then nothing is known of how the two go together.
        return Math.Sqrt(apart > together ? apart - together : apart);
    }

    /// <summary>A level's share where its odds are so many times the expected ones: the way back from <see cref="Ratios"/>.</summary>
    public double ShareAt(int level, double ratio)
    {
        double odds = ratio * expected[level] / (1 - expected[level]);
        return double.IsInfinity(odds) ? 1 : odds / (1 + odds);
    }

    /// <summary>The share that a level was expected to have.</summary>
    public double ExpectedShare(int level) => expected[level];

    /// <summary>The customers with any row of a level.</summary>
    public int CustomersOf(int level) => customers.CustomersOf(level);

    // By the delta method an effect f(share) has the share's standard error × f'(share), and levels keep their correlations.
    private LevelEffect[] Effects(long seed, Func<double, double, double> effect, Func<double, double> slope, Func<double, double, (double Value, EffectInterval Interval)> report)
    {
        double criticalValue = MaxT.CriticalValue(covariance.Matrix, covariance.DegreesOfFreedom, seed);
        List<LevelEffect> effects = [];
        for (int level = 0; level < customers.Levels; level++)
        {
            double share = customers.Totals[level] / customers.Whole;
            if (share is <= 0 or >= 1)
            {
                continue;
            }

            double error = covariance.StandardError(level) * slope(share);
            double estimate = effect(share, expected[level]);
            (double value, EffectInterval interval) = report(estimate, criticalValue * error);
            effects.Add(new LevelEffect(level, value, interval, PValues.Student(estimate / error, covariance.DegreesOfFreedom)));
        }

        return [.. effects];
    }
}
