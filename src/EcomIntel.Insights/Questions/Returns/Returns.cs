namespace EcomIntel.Insights;

/// <summary>
/// Are some categories returned more often than others? Claim <c>returns</c>, with <c>returns/Books</c> for single categories. Counts lines of known customers; the effect is the share of returns
/// and cancellations among a category's lines minus that among all others. Immutable; safe for any thread.
/// </summary>
public sealed class Returns : IInsightQuestion
{
    private const string Id = "returns";
    private const string Unit = "share of lines returned − share of the others";
    private const double LeastReturns = 30;
    private const int Outcomes = 2;
    private const string Method =
        "difference of shares with CR3 standard error by customer; Simes (1986) over the categories' t tests; interval simultaneous over the categories (max-t, beyond 64 Šidák)";

    private readonly double _minimumDifference;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumDifference">The least difference of shares that would matter; 0.02 by default, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The difference is not between 0 and 1.</exception>
    public Returns(double minimumDifference = 0.02)
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
        TransactionTable transactions = context.Dataset.Transactions;
        CategoryColumn categories = context.Dataset.Products.Categories;
        if (categories.Levels.Length < 2)
        {
            return [NotAnswerable($"The catalogue has fewer than two categories, so there is nothing to compare returns over.")];
        }

        int[] cells = new int[transactions.Count];
        double returned = 0;
        for (int row = 0; row < cells.Length; row++)
        {
            int product = transactions.Products[row];
            int category = product < 0 || transactions.Customers[row] < 0 ? -1 : categories.Codes[product];
            int outcome = transactions.Kinds[row] == TransactionKind.Sale ? 1 : 0;
            cells[row] = category < 0 ? -1 : (category * Outcomes) + outcome;
            returned += category >= 0 && outcome == 0 ? 1 : 0;
        }

        if (returned < LeastReturns)
        {
            return [NotAnswerable($"There are fewer than {LeastReturns:0} returns of known customers and categories.")];
        }

        GroupContrasts contrasts = new(CustomerCounts.From(transactions.Customers, cells, categories.Levels.Length * Outcomes), Outcomes);
        int[] asked = [.. Enumerable.Range(0, categories.Levels.Length).Where(category => contrasts.EffectiveCustomersOf(category) >= context.MinimumEffectiveCustomers)];
        return asked.Length < 2
            ? [NotAnswerable($"There are too few customers to compare returns over the categories.")]
            : [Answer(contrasts, asked, categories, context)];
    }

    private Finding Answer(GroupContrasts contrasts, int[] asked, CategoryColumn categories, InsightContext context)
    {
        double effective = asked.Min(contrasts.EffectiveCustomersOf);
        LevelEffect[] effects = contrasts.Effects([.. asked.Select(category => (category, 0))], effective - 1, context.Seed);
        return Describe(Id, LevelEffect.MostNotable(effects, EffectScale.Difference, _minimumDifference), contrasts, asked, categories, effective) with
        {
            PValue = PValues.Simes([.. effects.Select(effect => effect.PValue)]),
            Levels = [.. effects.Select(effect => Describe($"{Id}/{categories.Levels[asked[effect.Level]]}", effect, contrasts, asked, categories, effective))],
            Charts =
            [
                new BarChart
                {
                    Title = $"Lines returned or cancelled, beyond all other categories",
                    Unit = Unit,
                    Format = ValueFormat.Share,
                    Reference = 0,
                    ReferenceLabel = "as all others",
                    Bars = [.. effects.OrderByDescending(effect => effect.Value).Select(effect => new ChartBar(
                        $"{categories.Levels[asked[effect.Level]]}",
                        effect.Value,
                        effect.Interval,
                        effect.Value >= _minimumDifference && effect.Interval.Low > 0))],
                },
            ],
        };
    }

    private Finding Describe(string id, LevelEffect effect, GroupContrasts contrasts, int[] asked, CategoryColumn categories, double effective)
    {
        string category = categories.Levels[asked[effect.Level]];
        (double inside, double outside) = contrasts.SharesOf(asked[effect.Level], 0);
        return new Finding
        {
            Id = id,
            WhenSupported = $"{100 * inside:0.0}% of the lines of {category} are returned or cancelled, against {100 * outside:0.0}% of the others.",
            WhenNotSupported = $"How often something is returned does not differ between categories by {100 * _minimumDifference:0} points or more.",
            WhenInsufficient = $"It cannot be told whether some categories are returned more often.",
            Unit = Unit,
            Format = ValueFormat.Share,
            Effect = effect.Value,
            Interval = effect.Interval,
            PValue = effect.PValue,
            MinimumEffect = _minimumDifference,
            Rows = contrasts.Counts.Total,
            Customers = contrasts.Counts.Sizes.Length,
            EffectiveCustomers = effective,
            Method = Method,
            Action = effect.Value > 0
                ? $"Ask why {category} comes back: look at its pictures, sizes, descriptions and packing."
                : (FormattableString)$"Learn from {category}, which is seldom returned.",
        };
    }

    private Finding NotAnswerable(FormattableString reason) => Finding.NotAnswerable(Id, reason, Unit, _minimumDifference, Method);
}
