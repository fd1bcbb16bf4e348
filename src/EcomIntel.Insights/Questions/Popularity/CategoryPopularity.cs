namespace EcomIntel.Insights;

/// <summary>
/// Do some categories sell beyond their share of the catalogue? Claim <c>category_popularity</c>, with <c>category_popularity/Books</c> for single categories.
/// Counts sale lines of known customers; the effect is a category's share of lines minus its share of the catalogue's products. Immutable; safe for any thread.
/// </summary>
public sealed class CategoryPopularity : IInsightQuestion
{
    private const string Id = "category_popularity";
    private const string Unit = "share of lines − share of the catalogue";
    private const string Method =
        "Pearson χ² of lines by category against the catalogue's shares of products, second-order Rao–Scott correction by customer (Rao and Scott, 1984); "
        + "difference with CR3 standard error by customer, simultaneous over the categories (max-t)";

    private readonly double _minimumDifference;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumDifference">The least difference of shares that would matter; 0.02 by default, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The difference is not between 0 and 1.</exception>
    public CategoryPopularity(double minimumDifference = 0.02)
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
        CategoryColumn products = context.Dataset.Products.Categories;
        if (products.Levels.Length < 2)
        {
            return [NotAnswerable($"The catalogue has fewer than two categories, so there is nothing to compare.")];
        }

        TransactionTable transactions = context.Dataset.Transactions;
        int[] levelOfRow = new int[transactions.Count];
        long lines = 0;
        for (int row = 0; row < levelOfRow.Length; row++)
        {
            int product = transactions.Products[row];
            levelOfRow[row] = product >= 0 && SaleRows.IsCounted(transactions, row) ? products.Codes[product] : CategoryColumn.Missing;
            lines += levelOfRow[row] >= 0 ? 1 : 0;
        }

        CategoryShelf shelf = CategoryShelf.Of(products, lines);
        for (int row = 0; row < levelOfRow.Length; row++)
        {
            levelOfRow[row] = levelOfRow[row] < 0 ? CategoryColumn.Missing : shelf.LevelOfCategory[levelOfRow[row]];
        }

        CustomerCounts counts = CustomerCounts.From(transactions.Customers, levelOfRow, shelf.Names.Length);
        LevelShares shares = new(counts, shelf.Shares, ShareCovariance.ByCustomer(counts));
        return shares.IsSparse || shelf.Names.Length < 2
            ? [NotAnswerable($"There are too few sales to known customers to compare the categories.")]
            : [Answer(shares, shelf, context)];
    }

    private Finding Answer(LevelShares shares, CategoryShelf shelf, InsightContext context)
    {
        LevelEffect[] effects = shares.Differences(context.Seed);
        if (effects.Length == 0)
        {
            return NotAnswerable($"All sales are of one category, so there is nothing to compare.");
        }

        LevelEffect named = LevelEffect.MostNotable(effects, EffectScale.Difference, _minimumDifference);
        return Describe(Id, shelf, named, shares) with
        {
            PValue = shares.PValue,
            Charts = [Chart(shares, shelf, effects, context.MinimumGroupSize)],
            Levels = [.. effects.Where(effect => shares.CustomersOf(effect.Level) >= context.MinimumGroupSize).Select(effect => Describe($"{Id}/{shelf.Names[effect.Level]}", shelf, effect, shares))],
        };
    }

    private BarChart Chart(LevelShares shares, CategoryShelf shelf, LevelEffect[] effects, int minimumGroup) => new()
    {
        Title = $"Share of lines sold beyond the share of the catalogue",
        Unit = Unit,
        Format = ValueFormat.Share,
        Reference = 0,
        ReferenceLabel = "as much as its share of the catalogue",
        Note = $"Categories with fewer than {minimumGroup} customers are left out.",
        Bars = [.. effects.Where(effect => shares.CustomersOf(effect.Level) >= minimumGroup).OrderByDescending(effect => effect.Value).Select(effect => new ChartBar(
            $"{shelf.Names[effect.Level]}",
            effect.Value,
            effect.Interval,
            Math.Abs(effect.Value) >= _minimumDifference && (effect.Interval.Low > 0 || effect.Interval.High < 0)))],
    };

    private Finding Describe(string id, CategoryShelf shelf, LevelEffect effect, LevelShares shares)
    {
        string category = shelf.Names[effect.Level];
        double expected = shelf.Shares[effect.Level];
        double observed = 100 * (expected + effect.Value);
        return new Finding
        {
            Id = id,
            WhenSupported = $"{category} made up {observed:0.0}% of lines sold, with {100 * expected:0.0}% of the catalogue's products.",
            WhenNotSupported = $"{category} made up {observed:0.0}% of lines sold, with {100 * expected:0.0}% of the catalogue's products; a difference of {100 * _minimumDifference:0.0} points is ruled out.",
            WhenInsufficient = $"It cannot be told whether {category} sells beyond its share of the catalogue.",
            Unit = Unit,
            Effect = effect.Value,
            Interval = effect.Interval,
            PValue = effect.PValue,
            MinimumEffect = _minimumDifference,
            Format = ValueFormat.Share,
            Action = effect.Value > 0
                ? $"Give {category} more room: in the shop window, in stock and in new products."
                : (FormattableString)$"Look whether {category} needs so many products, or a better place in the shop.",
            Rows = shares.Customers.Rows,
            Customers = shares.Customers.CustomerCount,
            EffectiveCustomers = shares.EffectiveCustomers,
            Method = Method,
        };
    }

    private Finding NotAnswerable(FormattableString reason) => Finding.NotAnswerable(Id, reason, Unit, _minimumDifference, Method);
}
