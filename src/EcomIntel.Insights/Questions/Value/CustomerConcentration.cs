namespace EcomIntel.Insights;

/// <summary>
/// Do a few customers place most orders, beyond luck? Claim <c>customer_concentration</c>. Ranks buyers on one random half of each one's orders and measures on the other; the effect is
/// the share of orders of the best tenth minus 10%. Immutable; safe for any thread.
/// </summary>
public sealed class CustomerConcentration : IInsightQuestion
{
    private const string Id = "customer_concentration";
    private const string Unit = "share of orders of the best tenth of customers − 10%";
    private const double Top = 0.1;
    private const int LeastBuyers = 20;
    private const string Method =
        "split halves: ranked by one random half of the orders, measured on the other, both ways; one-sided t test by customer with the linearised Lorenz curve (Beach and Davidson, 1983)";

    private readonly double _minimumDifference;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumDifference">The least share beyond 10% that would matter; 0.05 by default, in (0, 0.9).</param>
    /// <exception cref="ArgumentOutOfRangeException">The difference is not between 0 and 0.9.</exception>
    public CustomerConcentration(double minimumDifference = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumDifference);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(minimumDifference, 1 - Top);
        _minimumDifference = minimumDifference;
    }

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        OrderHalves halves = OrderHalves.Of(context.Orders, context.Seed);
        return halves.All.Length < LeastBuyers || halves.First.Sum() == 0 || halves.Second.Sum() == 0
            ? [Finding.NotAnswerable(Id, $"There are fewer than {LeastBuyers} known customers with an order.", Unit, _minimumDifference, Method)]
            : [Answer(halves, context.Seed)];
    }

    private Finding Answer(OrderHalves halves, long seed)
    {
        double[] scores = new double[halves.All.Length];
        double share = (TopShare.Of(halves.First, halves.Second, Top, scores) + TopShare.Of(halves.Second, halves.First, Top, scores)) / 2;
        double effective = EffectiveCustomers.Of(halves.All);
        double error = Math.Sqrt(scores.Sum(score => score * score / 4) * scores.Length / (scores.Length - 1));
        double effect = share - Top;
        double degreesOfFreedom = Math.Max(1, effective - 1);
        double width = Intervals.StudentCriticalValue(degreesOfFreedom) * error;
        double realised = TopShare.Of(halves.All, halves.All, Top, new double[halves.All.Length]);
        int[] equal = EqualCustomers(halves.All, seed);
        double luck = TopShare.Of(equal, equal, Top, new double[equal.Length]);
        return new Finding
        {
            Id = Id,
            WhenSupported = $"The best tenth of customers place {100 * share:0}% of orders, judged by orders that did not choose them.",
            WhenNotSupported = $"The best tenth of customers place {100 * share:0}% of orders: no more than luck and {100 * _minimumDifference:0} points.",
            WhenInsufficient = $"It cannot be told whether a few customers place more than their part of the orders.",
            Unit = Unit,
            Format = ValueFormat.Share,
            Effect = effect,
            Interval = new EffectInterval(effect - width, effect + width),
            PValue = error > 0 ? PValues.StudentAbove(effect / error, degreesOfFreedom) : 1,
            MinimumEffect = _minimumDifference,
            Rows = halves.All.Sum(),
            Customers = halves.All.Length,
            EffectiveCustomers = effective,
            Method = Method,
            Note = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"The tenth with the most orders in this data placed {100 * realised:0}% of them; of customers who are all alike the luckiest tenth would have placed {100 * luck:0}%."),
            Action = $"Know your best tenth by name: keep them with service and first choice before you spend on new customers.",
            Charts = [Chart(halves.All, equal)],
        };
    }

    /// <summary>As many orders, given to as many customers who are all alike.</summary>
    private static int[] EqualCustomers(int[] orders, long seed)
    {
        int[] equal = new int[orders.Length];
        SeededRandom random = SeededRandom.For(seed, "equal-customers");
        for (int order = orders.Sum(); order > 0; order--)
        {
            equal[random.NextInt32(equal.Length)]++;
        }

        return equal;
    }

    private static LiftChart Chart(int[] orders, int[] equal) => new()
    {
        Title = $"Orders held by the most frequent customers",
        Unit = "share of orders",
        Format = ValueFormat.Share,
        Note = $"As it came in this data, luck included; beside it what customers who are all alike would give.",
        Points = [.. Curve(orders)],
        Expected = [.. Curve(equal)],
    };

    private static IEnumerable<LiftPoint> Curve(int[] orders)
    {
        const int Steps = 20;
        int[] sorted = [.. orders.OrderDescending()];
        double total = sorted.Sum();
        for (int step = 0; step <= Steps; step++)
        {
            int taken = sorted.Length * step / Steps;
            yield return new LiftPoint((double)taken / sorted.Length, sorted.AsSpan(0, taken).ToArray().Sum() / total);
        }
    }
}
