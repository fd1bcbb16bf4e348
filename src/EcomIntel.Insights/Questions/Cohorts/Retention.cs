namespace EcomIntel.Insights;

/// <summary>
/// Do customers come back more often after some first purchases than after others? Claim <c>retention</c>, with <c>retention/Books</c> for single categories. Counts customers whose first order
/// is long enough ago; the effect is the share that ordered again in time after a first order of the category minus that of the others. Immutable; safe for any thread.
/// </summary>
public sealed class Retention : IInsightQuestion
{
    private const string Id = "retention";
    private const string Unit = "share of customers coming back − share of the others";
    private const double LeastExpected = 5;
    private const string Rest = "Other categories";

    private readonly int _days;
    private readonly double _minimumDifference;

    /// <summary>Makes the question.</summary>
    /// <param name="days">The days within which a second order counts; 90 by default, above 0.</param>
    /// <param name="minimumDifference">The least difference of shares that would matter; 0.05 by default, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are not above 0, or the difference is not between 0 and 1.</exception>
    public Retention(int days = 90, double minimumDifference = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumDifference);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(minimumDifference, 1);
        _days = days;
        _minimumDifference = minimumDifference;
    }

    /// <inheritdoc/>
    public string Name => Id;

    private static string Method =>
        "Pearson χ² over customers of first category × second order in time; difference of shares with its standard error over customers, simultaneous over the categories (max-t)";

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        FirstOrders orders = FirstOrders.Of(context.Dataset, context.Orders);
        long last = long.MinValue;
        foreach (long timestamp in context.Dataset.Transactions.Timestamps)
        {
            last = Math.Max(last, timestamp);
        }

        long window = _days * EpochTime.MicrosecondsPerDay;
        int[] followed = [.. Enumerable.Range(0, orders.First.Length).Where(customer => orders.Categories[customer] >= 0 && orders.First[customer] <= last - window)];
        double returning = followed.Count(IsBack);
        if (followed.Length == 0 || returning == 0 || returning == followed.Length)
        {
            return [NotAnswerable($"There are no customers to follow over {_days} days, or all or none of them came back.")];
        }

        double least = LeastExpected / Math.Min(returning / followed.Length, 1 - (returning / followed.Length));
        (string[] names, int[] groups) = Groups(context.Dataset.Products.Categories, [.. followed.Select(customer => orders.Categories[customer])], Math.Max(least, context.MinimumGroupSize));
        if (names.Length < 2)
        {
            return [NotAnswerable($"There are too few customers to compare what they bought first.")];
        }

        int[] cells = [.. followed.Select((customer, i) => (groups[i] * 2) + (IsBack(customer) ? 0 : 1))];
        GroupContrasts contrasts = new(CustomerCounts.From(followed, cells, names.Length * 2), 2);
        return [Answer(contrasts, names, returning / followed.Length, context) with { Charts = [Bars(contrasts, names, context), CohortTriangle.Of(context, orders)] }];

        bool IsBack(int customer) => orders.Second[customer] - orders.First[customer] <= window && orders.Second[customer] != long.MaxValue;
    }

    private static (string[] Names, int[] Groups) Groups(CategoryColumn categories, int[] codes, double least)
    {
        int[] sizes = new int[categories.Levels.Length];
        foreach (int code in codes)
        {
            sizes[code]++;
        }

        int[] kept = [.. Enumerable.Range(0, sizes.Length).Where(code => sizes[code] >= least)];
        int rest = sizes.Sum() - kept.Sum(code => sizes[code]);
        int[] positions = new int[sizes.Length];
        Array.Fill(positions, kept.Length);
        for (int i = 0; i < kept.Length; i++)
        {
            positions[kept[i]] = i;
        }

        // Too few of the others to stand by themselves: the smallest kept one takes them in.
        if (rest > 0 && rest < least && kept.Length > 0)
        {
            int smallest = Array.IndexOf(kept, kept.MinBy(code => sizes[code]));
            positions = [.. positions.Select(position => position == kept.Length || position == smallest ? kept.Length - 1 : position > smallest ? position - 1 : position)];
            return ([.. kept.Where((_, i) => i != smallest).Select(code => categories.Levels[code]), Rest], [.. codes.Select(code => positions[code])]);
        }

        return ([.. kept.Select(code => categories.Levels[code]), .. rest > 0 ? [Rest] : Array.Empty<string>()], [.. codes.Select(code => positions[code])]);
    }

    private Finding Answer(GroupContrasts contrasts, string[] names, double share, InsightContext context)
    {
        double statistic = 0;
        for (int group = 0; group < names.Length; group++)
        {
            double difference = contrasts.SharesOf(group, 0).Inside - share;
            statistic += contrasts.RowsOf(group) * difference * difference / (share * (1 - share));
        }

        LevelEffect[] effects = Effects(contrasts, names, context);
        return Describe(Id, LevelEffect.MostNotable(effects, EffectScale.Difference, _minimumDifference), contrasts, names) with
        {
            PValue = PValues.ChiSquare(statistic, names.Length - 1),
            Levels = [.. effects.Select(effect => Describe($"{Id}/{names[effect.Level]}", effect, contrasts, names))],
        };
    }

    private static LevelEffect[] Effects(GroupContrasts contrasts, string[] names, InsightContext context) =>
        contrasts.Effects([.. Enumerable.Range(0, names.Length).Select(group => (group, 0))], Enumerable.Range(0, names.Length).Min(contrasts.EffectiveCustomersOf) - 1, context.Seed);

    private Finding Describe(string id, LevelEffect effect, GroupContrasts contrasts, string[] names)
    {
        (double inside, double outside) = contrasts.SharesOf(effect.Level, 0);
        string category = names[effect.Level];
        return new Finding
        {
            Id = id,
            WhenSupported = $"Of customers whose first order was of {category}, {100 * inside:0.0}% came back within {_days} days, against {100 * outside:0.0}% of the others.",
            WhenNotSupported = $"Whether customers come back within {_days} days does not depend on their first purchase by {100 * _minimumDifference:0} points or more.",
            WhenInsufficient = $"It cannot be told whether customers come back more often after some first purchases.",
            Unit = Unit,
            Format = ValueFormat.Share,
            Effect = effect.Value,
            Interval = effect.Interval,
            PValue = effect.PValue,
            MinimumEffect = _minimumDifference,
            Rows = contrasts.Counts.Total,
            Customers = contrasts.Counts.Sizes.Length,
            EffectiveCustomers = contrasts.Counts.Sizes.Length,
            Method = Method,
            Action = effect.Value > 0
                ? $"Lead new customers to {category}, and learn what makes its buyers come back."
                : (FormattableString)$"Write to new customers of {category} before they forget the shop, and look what disappointed them.",
        };
    }

    private BarChart Bars(GroupContrasts contrasts, string[] names, InsightContext context) => new()
    {
        Title = $"Customers back within {_days} days, by first purchase",
        Unit = Unit,
        Format = ValueFormat.Share,
        Reference = 0,
        ReferenceLabel = "as all others",
        Bars = [.. Effects(contrasts, names, context).OrderByDescending(effect => effect.Value).Select(effect => new ChartBar(
            $"{names[effect.Level]}",
            effect.Value,
            effect.Interval,
            Math.Abs(effect.Value) >= _minimumDifference && (effect.Interval.Low > 0 || effect.Interval.High < 0)))],
    };

    private Finding NotAnswerable(FormattableString reason) => Finding.NotAnswerable(Id, reason, Unit, _minimumDifference, Method);
}
