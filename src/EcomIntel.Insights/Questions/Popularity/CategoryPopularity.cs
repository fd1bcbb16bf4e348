using System.Collections.Immutable;

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
        ProductTable products = context.Dataset.Products;
        ImmutableArray<string> categories = products.Categories.Levels;
        if (categories.Length < 2)
        {
            return [NotAnswerable($"The catalogue has fewer than two categories, so there is nothing to compare.")];
        }

        double[] expected = CatalogueShares(products);
        TransactionTable transactions = context.Dataset.Transactions;
        int[] categoryOfRow = new int[transactions.Count];
        for (int row = 0; row < categoryOfRow.Length; row++)
        {
            int product = transactions.Products[row];
            categoryOfRow[row] = product >= 0 && SaleRows.IsCounted(transactions, row) ? products.Categories.Codes[product] : CategoryColumn.Missing;
        }

        CustomerCounts counts = CustomerCounts.From(transactions.Customers, categoryOfRow, categories.Length);
        LevelShares shares = new(counts, expected, [ShareCovariance.ByCustomer(counts)]);
        return shares.IsSparse
            ? [NotAnswerable($"There are too few sales to known customers to compare the categories.")]
            : [Answer(shares, categories, expected, context.Seed)];
    }

    private static double[] CatalogueShares(ProductTable products)
    {
        double[] shares = new double[products.Categories.Levels.Length];
        double known = 0;
        foreach (int category in products.Categories.Codes)
        {
            if (category >= 0)
            {
                shares[category]++;
                known++;
            }
        }

        return [.. shares.Select(count => count / known)];
    }

    private Finding Answer(LevelShares shares, ImmutableArray<string> categories, double[] expected, long seed)
    {
        LevelEffect[] effects = shares.Differences(seed);
        if (effects.Length == 0)
        {
            return NotAnswerable($"All sales are of one category, so there is nothing to compare.");
        }

        LevelEffect named = LevelEffect.MostNotable(effects, EffectScale.Difference, _minimumDifference);
        return Describe(Id, categories[named.Level], expected[named.Level], named, shares) with
        {
            PValue = shares.PValue,
            Levels = [.. effects.Select(effect => Describe($"{Id}/{categories[effect.Level]}", categories[effect.Level], expected[effect.Level], effect, shares))],
        };
    }

    private Finding Describe(string id, string category, double expected, LevelEffect effect, LevelShares shares)
    {
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
            Rows = shares.Counts.Total,
            Customers = shares.Counts.Sizes.Length,
            EffectiveCustomers = shares.EffectiveCustomers,
            Method = Method,
        };
    }

    private Finding NotAnswerable(FormattableString reason) => Finding.NotAnswerable(Id, reason, Unit, _minimumDifference, Method);
}
