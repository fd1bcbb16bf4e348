namespace EcomIntel.Insights;

/// <summary>
/// How the shares of outcomes differ between each group and everyone else, where rows come in customers. <paramref name="counts"/> holds level group × outcomes + outcome.
/// </summary>
internal sealed class GroupContrasts(CustomerCounts counts, int outcomes)
{
    // Beyond this many differences their correlations cost more than they narrow the intervals.
    private const int MostCorrelated = 64;

    public CustomerCounts Counts => counts;

    public int Outcomes => outcomes;

    public int Groups => counts.Levels / outcomes;

    /// <summary>The rows of a group.</summary>
    public double RowsOf(int group)
    {
        double rows = 0;
        for (int outcome = 0; outcome < outcomes; outcome++)
        {
            rows += counts.Totals[(group * outcomes) + outcome];
        }

        return rows;
    }

    /// <summary>The effective customers of the group or of all others, whichever are fewer.</summary>
    public double EffectiveCustomersOf(int group)
    {
        (double sumInside, double squaresInside, double sumOutside, double squaresOutside) = (0, 0, 0, 0);
        for (int customer = 0; customer < counts.Sizes.Length; customer++)
        {
            double inside = 0;
            foreach (int rows in counts.Of(customer).Slice(group * outcomes, outcomes))
            {
                inside += rows;
            }

            double outside = counts.Sizes[customer] - inside;
            sumInside += inside;
            squaresInside += inside * inside;
            sumOutside += outside;
            squaresOutside += outside * outside;
        }

        return Math.Min(EffectiveCustomers.Of(sumInside, squaresInside), EffectiveCustomers.Of(sumOutside, squaresOutside));
    }

    /// <summary>The share of an outcome within a group, and outside of it.</summary>
    public (double Inside, double Outside) SharesOf(int group, int outcome)
    {
        double rows = RowsOf(group);
        double all = 0;
        for (int other = 0; other < Groups; other++)
        {
            all += counts.Totals[(other * outcomes) + outcome];
        }

        double inside = counts.Totals[(group * outcomes) + outcome];
        return (inside / rows, (all - inside) / (counts.Total - rows));
    }

    /// <summary>
    /// The customers' scores of the differences, summed to covariances: each customer's part in the group's share and in the others' is divided by 1 − its leverage there (CR3).
    /// </summary>
    public ShareCovariance Covariance(ReadOnlySpan<(int Group, int Outcome)> differences, double degreesOfFreedom)
    {
        SquareMatrix covariance = new(differences.Length);
        double[] scores = new double[differences.Length];
        double[] rows = [.. Enumerable.Range(0, Groups).Select(RowsOf)];
        (double Inside, double Outside)[] shares = new (double, double)[differences.Length];
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = SharesOf(differences[i].Group, differences[i].Outcome);
        }

        double[] own = new double[Groups];
        double[] byOutcome = new double[outcomes];
        for (int customer = 0; customer < counts.Sizes.Length; customer++)
        {
            ReadOnlySpan<int> cells = counts.Of(customer);
            Array.Clear(own);
            Array.Clear(byOutcome);
            for (int cell = 0; cell < cells.Length; cell++)
            {
                own[cell / outcomes] += cells[cell];
                byOutcome[cell % outcomes] += cells[cell];
            }

            for (int i = 0; i < scores.Length; i++)
            {
                (int group, int outcome) = differences[i];
                double inside = cells[(group * outcomes) + outcome];
                double outsideRows = counts.Sizes[customer] - own[group];
                scores[i] = Part(inside - (own[group] * shares[i].Inside), rows[group] - own[group])
                    - Part(byOutcome[outcome] - inside - (outsideRows * shares[i].Outside), counts.Total - rows[group] - outsideRows);
            }

            AddScores(covariance, scores);
        }

        return new ShareCovariance(covariance, degreesOfFreedom);
    }

    /// <summary>The differences with intervals that hold for all of them at once.</summary>
    public LevelEffect[] Effects(ReadOnlySpan<(int Group, int Outcome)> differences, double degreesOfFreedom, long seed)
    {
        ShareCovariance covariance = Covariance(differences, degreesOfFreedom);
        double critical = differences.Length <= MostCorrelated
            ? MaxT.CriticalValue(covariance.Matrix, degreesOfFreedom, seed)
            : Intervals.SidakCriticalValue(differences.Length, degreesOfFreedom);
        LevelEffect[] effects = new LevelEffect[differences.Length];
        for (int i = 0; i < effects.Length; i++)
        {
            (double inside, double outside) = SharesOf(differences[i].Group, differences[i].Outcome);
            double error = covariance.StandardError(i);
            double width = critical * error;
            double value = inside - outside;
            effects[i] = new LevelEffect(i, value, new EffectInterval(value - width, value + width), error > 0 ? PValues.Student(value / error, degreesOfFreedom) : 1);
        }

        return effects;
    }

    private static double Part(double residual, double remaining) => remaining > 0 ? residual / remaining : 0;

    private static void AddScores(SquareMatrix covariance, double[] scores)
    {
        if (scores.Length <= MostCorrelated)
        {
            covariance.AddOuter(scores, 1);
            return;
        }

        for (int i = 0; i < scores.Length; i++)
        {
            covariance[i, i] += scores[i] * scores[i];
        }
    }
}
