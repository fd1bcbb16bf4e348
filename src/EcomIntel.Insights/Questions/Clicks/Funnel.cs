namespace EcomIntel.Insights;

/// <summary>
/// Does one step on the way from view to purchase lose more than the others? Claim <c>funnel</c>. Counts sessions of clicks; the effect is the share that the next-worst step lets pass minus
/// that of the worst. Immutable; safe for any thread.
/// </summary>
public sealed class Funnel : IInsightQuestion
{
    private const string Id = "funnel";
    private const string Unit = "share passing the next-worst step − share passing the worst";
    private const double LeastSessions = 30;
    private const string Method =
        "shares of sessions that take each next step; difference of the two lowest with CR3 standard error by visitor (two-sided t test, so that the choice of the lowest is paid for: "
        + "Gutmann and Maymin, 1987), interval simultaneous over the pairs of steps (Šidák)";

    private static readonly int Steps = ClickSessions.StepNames.Length;

    private readonly double _minimumDifference;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumDifference">The least difference of shares that would matter; 0.05 by default, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The difference is not between 0 and 1.</exception>
    public Funnel(double minimumDifference = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumDifference);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(minimumDifference, 1);
        _minimumDifference = minimumDifference;
    }

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ClickSessions sessions = ClickSessions.Of(context.Dataset.Clicks, context.Dataset.Customers.Count);

        // Whoever took a step has taken those before it: level k counts the sessions that stopped after k + 1 steps.
        CustomerCounts counts = CustomerCounts.From(sessions.Visitors, [.. sessions.Steps.Select(steps => steps - 1)], Steps);
        double[] reached = ReachedOf(counts.Totals);
        if (sessions.Count == 0)
        {
            return [NotAnswerable($"There are no clicks with sessions, so the way from view to purchase is not known.")];
        }

        return reached[..^1].Any(count => count < LeastSessions)
            ? [NotAnswerable($"Fewer than {LeastSessions:0} sessions came to one of the steps view, cart, checkout and purchase.")]
            : [Answer(counts, reached, context)];
    }

    private static double[] ReachedOf(ReadOnlySpan<double> stopped)
    {
        double[] reached = stopped.ToArray();
        for (int step = reached.Length - 2; step >= 0; step--)
        {
            reached[step] += reached[step + 1];
        }

        return reached;
    }

    private Finding Answer(CustomerCounts counts, double[] reached, InsightContext context)
    {
        double[] passing = [.. Enumerable.Range(0, Steps - 1).Select(step => reached[step + 1] / reached[step])];
        int[] order = [.. Enumerable.Range(0, passing.Length).OrderBy(step => passing[step])];
        (int worst, int next) = (order[0], order[1]);
        double[] errors = new double[passing.Length];
        double difference = 0;
        double[] own = new double[Steps];
        for (int visitor = 0; visitor < counts.Sizes.Length; visitor++)
        {
            int above = 0;
            ReadOnlySpan<int> stopped = counts.Of(visitor);
            for (int step = Steps - 1; step >= 0; step--)
            {
                above += stopped[step];
                own[step] = above;
            }

            double Score(int step) => reached[step] > own[step] ? (own[step + 1] - (own[step] * passing[step])) / (reached[step] - own[step]) : 0;
            for (int step = 0; step < passing.Length; step++)
            {
                errors[step] += Score(step) * Score(step);
            }

            double score = Score(next) - Score(worst);
            difference += score * score;
        }

        double effect = passing[next] - passing[worst];
        double effective = EffectiveCustomers.Of(counts.Sizes);
        double critical = Intervals.SidakCriticalValue(passing.Length, Math.Max(1, effective - 1));
        double width = critical * Math.Sqrt(difference);
        (string from, string to) = (ClickSessions.StepNames[worst], ClickSessions.StepNames[worst + 1]);
        string other = $"{ClickSessions.StepNames[next]} to {ClickSessions.StepNames[next + 1]}";
        return new Finding
        {
            Id = Id,
            WhenSupported = $"Most visitors are lost from {from} to {to}: {100 * passing[worst]:0.0}% of sessions go on, against {100 * passing[next]:0.0}% from {other}.",
            WhenNotSupported = $"No step loses much more than the others: from {from} to {to} {100 * passing[worst]:0.0}% of sessions go on, from {other} {100 * passing[next]:0.0}%.",
            WhenInsufficient = $"It cannot be told which step from view to purchase loses most.",
            Unit = Unit,
            Format = ValueFormat.Share,
            Effect = effect,
            Interval = new EffectInterval(effect - width, effect + width),
            PValue = PValues.Student(effect / Math.Sqrt(difference), Math.Max(1, effective - 1)),
            MinimumEffect = _minimumDifference,
            Rows = counts.Total,
            Customers = counts.Sizes.Length,
            EffectiveCustomers = effective,
            Method = Method,
            Note = "Each guest's session counts as a visitor of its own.",
            Action = $"Look first at the step from {from} to {to}: what a visitor sees, pays and has to fill in there.",
            Charts = [Reached(reached), Passing(passing, errors, critical, worst)],
        };
    }

    private static BarChart Reached(double[] reached) => new()
    {
        Title = $"Sessions that come so far",
        Unit = "share of sessions",
        Format = ValueFormat.Share,
        Bars = [.. reached.Select((count, step) => new ChartBar($"{ClickSessions.StepNames[step]}", count / reached[0]))],
    };

    private static BarChart Passing(double[] passing, double[] errors, double critical, int worst) => new()
    {
        Title = $"Sessions that take the next step",
        Unit = "share of the sessions that came to the step before",
        Format = ValueFormat.Share,
        Bars = [.. passing.Select((share, step) => new ChartBar(
            $"{ClickSessions.StepNames[step]} to {ClickSessions.StepNames[step + 1]}",
            share,
            new EffectInterval(Math.Max(0, share - (critical * Math.Sqrt(errors[step]))), Math.Min(1, share + (critical * Math.Sqrt(errors[step])))),
            step == worst))],
    };

    private Finding NotAnswerable(FormattableString reason) => Finding.NotAnswerable(Id, reason, Unit, _minimumDifference, Method);
}
