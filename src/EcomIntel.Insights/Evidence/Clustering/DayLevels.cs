namespace EcomIntel.Insights;

/// <summary>
/// Days that belong to levels, such as months or weekdays. Days have good and bad luck of their own (weather, campaigns): the days of a level are draws from it. <paramref name="daily"/> holds the rows
/// or the money of each day; <paramref name="usual"/> says how much a day has against others for a known reason, such as its weekday or its season: that is no luck.
/// </summary>
internal sealed class DayLevels(double[] daily, int[] levelOfDay, double[] usual, int levels)
{
    private readonly double _whole = daily.Sum();

    /// <summary>What the day would have had of its level without luck.</summary>
    private readonly double[] _expected = Expect(daily, levelOfDay, usual, levels);

    /// <summary>How the levels' shares vary by the luck of days.</summary>
    public ShareCovariance ByDay()
    {
        double[] days = new double[levels];
        foreach (int level in levelOfDay)
        {
            days[level]++;
        }

        double[] squares = new double[levels];
        for (int day = 0; day < daily.Length; day++)
        {
            int level = levelOfDay[day];
            double residual = (daily[day] - _expected[day]) / (1 - (1 / days[level]));
            squares[level] += residual * residual;
        }

        return new ShareCovariance(Covariance(squares), DegreesOfFreedom(days));
    }

    /// <summary>How they vary by the luck of a customer's orders of one day: what the clusterings by customer and by day both hold.</summary>
    public SquareMatrix ByCustomerWithinDay(Buckets ordersOfCustomer, int[] dayOfOrder, double[]? values)
    {
        double[] squares = new double[levels];
        double[] own = new double[daily.Length];
        double sizes = 0;
        for (int customer = 0; customer < ordersOfCustomer.Count; customer++)
        {
            double size = 0;
            foreach (int order in ordersOfCustomer[customer])
            {
                if (dayOfOrder[order] >= 0)
                {
                    double value = values is null ? 1 : values[order];
                    own[dayOfOrder[order]] += value;
                    size += value;
                }
            }

            sizes += size * size;
            foreach (int order in ordersOfCustomer[customer])
            {
                // A day without an order of the customer has a residual, too: those of all days are added below, and taken off here.
                int day = dayOfOrder[order];
                if (day >= 0 && own[day] != 0)
                {
                    double usually = size * _expected[day] / _whole;
                    squares[levelOfDay[day]] += ((own[day] - usually) * (own[day] - usually)) - (usually * usually);
                    own[day] = 0;
                }
            }
        }

        for (int day = 0; day < daily.Length; day++)
        {
            double share = _expected[day] / _whole;
            squares[levelOfDay[day]] += sizes * share * share;
        }

        return Covariance(squares);
    }

    /// <summary>
    /// What the days of a level say of its share's error, and the others' a little (Satterthwaite, 1946), of the level that knows least: a month's luck is known from its thirty days, not from the year's.
    /// </summary>
    private double DegreesOfFreedom(double[] days)
    {
        double[] shares = Shares();
        double least = double.PositiveInfinity;
        for (int level = 0; level < levels; level++)
        {
            double sum = 0;
            double squares = 0;
            for (int other = 0; other < levels; other++)
            {
                double direction = (other == level ? 1 : 0) - shares[level];
                double part = direction * direction * shares[other];
                sum += part;
                squares += part * part / (days[other] - 1);
            }

            least = Math.Min(least, squares > 0 ? sum * sum / squares : least);
        }

        return least;
    }

    /// <summary>The shares' covariance where each level's rows have so much variance: a level's own share rises with its rows, and all shares fall.</summary>
    private SquareMatrix Covariance(double[] variances)
    {
        double[] shares = Shares();
        SquareMatrix covariance = new(levels);
        double[] direction = new double[levels];
        for (int level = 0; level < levels; level++)
        {
            for (int other = 0; other < levels; other++)
            {
                direction[other] = ((other == level ? 1 : 0) - shares[other]) / _whole;
            }

            covariance.AddOuter(direction, variances[level]);
        }

        return covariance;
    }

    private double[] Shares()
    {
        double[] shares = new double[levels];
        for (int day = 0; day < daily.Length; day++)
        {
            shares[levelOfDay[day]] += daily[day] / _whole;
        }

        return shares;
    }

    private static double[] Expect(double[] daily, int[] levelOfDay, double[] usual, int levels)
    {
        double[] factors = new double[levels];
        double[] days = new double[levels];
        double[] totals = new double[levels];
        for (int day = 0; day < daily.Length; day++)
        {
            factors[levelOfDay[day]] += usual[day];
            days[levelOfDay[day]]++;
            totals[levelOfDay[day]] += daily[day];
        }

        double[] expected = new double[daily.Length];
        for (int day = 0; day < expected.Length; day++)
        {
            int level = levelOfDay[day];
            expected[day] = totals[level] * (factors[level] > 0 ? usual[day] / factors[level] : 1 / days[level]);
        }

        return expected;
    }
}
