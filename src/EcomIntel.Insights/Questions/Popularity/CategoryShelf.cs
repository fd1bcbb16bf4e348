using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>The categories that a shop's sales are compared over, and their shares of the catalogue's products.</summary>
internal sealed class CategoryShelf
{
    private const string Rare = "Rare categories";

    private CategoryShelf(ImmutableArray<string> names, double[] shares, int[] levelOfCategory)
    {
        Names = names;
        Shares = shares;
        LevelOfCategory = levelOfCategory;
    }

    public ImmutableArray<string> Names { get; }

    public double[] Shares { get; }

    public int[] LevelOfCategory { get; }

    /// <summary>
    /// Takes the catalogue's categories. Those of which fewer lines are expected than the test can bear become one, from the smallest up, so that a shop with some tiny
    /// categories can still be asked about the large ones.
    /// </summary>
    public static CategoryShelf Of(CategoryColumn products, long lines)
    {
        double[] shares = SharesOf(products);
        int[] ascending = [.. Enumerable.Range(0, shares.Length).OrderBy(category => shares[category])];
        int pooled = 0;
        double share = 0;
        while (pooled < shares.Length && (shares[ascending[pooled]] * lines < LevelShares.LeastExpectedRows || share * lines is > 0 and < LevelShares.LeastExpectedRows))
        {
            share += shares[ascending[pooled++]];
        }

        int[] kept = [.. ascending[pooled..].Order()];
        int[] levels = new int[shares.Length];
        Array.Fill(levels, kept.Length);
        for (int level = 0; level < kept.Length; level++)
        {
            levels[kept[level]] = level;
        }

        IEnumerable<string> names = kept.Select(category => products.Levels[category]);
        IEnumerable<double> known = kept.Select(category => shares[category]);
        return pooled == 0 ? new([.. names], [.. known], levels) : new([.. names, Rare], [.. known, share], levels);
    }

    private static double[] SharesOf(CategoryColumn products)
    {
        double[] counts = new double[products.Levels.Length];
        double total = 0;
        foreach (int category in products.Codes)
        {
            if (category >= 0)
            {
                counts[category]++;
                total++;
            }
        }

        return [.. counts.Select(count => count / total)];
    }
}
