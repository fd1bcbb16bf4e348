namespace EcomIntel.Recommendations;

/// <summary>Shares of categories among lines and of products within their category, for the day or for one hour. Immutable; safe for any thread.</summary>
internal sealed class PopularityShares
{
    private readonly double[] _categories;
    private readonly double[] _products;
    private readonly int[][] _ranked;

    private PopularityShares(ShopPopularity popularity, double[] categories, double[] products, long lines)
    {
        _categories = categories;
        _products = products;
        Lines = lines;
        _ranked = [.. Enumerable.Range(0, categories.Length).Select(category => Rank(popularity, category, products))];
    }

    /// <summary>The lines that were counted for it.</summary>
    public long Lines { get; }

    /// <summary>Of all lines, those of a category.</summary>
    public double Category(int category) => _categories[category];

    /// <summary>Of its category's lines, those of a product.</summary>
    public double Product(int product) => _products[product];

    /// <summary>A category's products, most popular first, equals by id.</summary>
    public ReadOnlySpan<int> Ranked(int category) => _ranked[category];

    /// <summary>Adds one line to each product, so that what was never sold is not impossible.</summary>
    public static PopularityShares OfDay(ShopPopularity popularity)
    {
        double[] products = new double[popularity.Products.Length];
        double[] categories = new double[popularity.Categories.Length];
        long lines = 0;
        for (int i = 0; i < products.Length; i++)
        {
            int sold = 0;
            foreach (int count in popularity.HourCounts(i))
            {
                sold += count;
            }

            lines += sold;
            products[i] = sold + 1;
            categories[popularity.CategoryOf(i)] += products[i];
        }

        Normalise(popularity, products, categories);
        return new PopularityShares(popularity, categories, products, lines);
    }

    public static PopularityShares OfHour(ShopPopularity popularity, int hour, PopularityShares day)
    {
        double[] products = new double[popularity.Products.Length];
        double[] categories = new double[popularity.Categories.Length];
        long[] categoryLines = new long[categories.Length];
        long lines = 0;
        for (int i = 0; i < products.Length; i++)
        {
            int sold = popularity.HourCounts(i)[hour];
            lines += sold;
            categoryLines[popularity.CategoryOf(i)] += sold;
            products[i] = sold + (popularity.Smoothing * day.Product(i));
        }

        for (int c = 0; c < categories.Length; c++)
        {
            categories[c] = (categoryLines[c] + (popularity.Smoothing * day.Category(c))) / (lines + popularity.Smoothing);
        }

        for (int i = 0; i < products.Length; i++)
        {
            products[i] /= categoryLines[popularity.CategoryOf(i)] + popularity.Smoothing;
        }

        return new PopularityShares(popularity, categories, products, lines);
    }

    private static void Normalise(ShopPopularity popularity, double[] products, double[] categories)
    {
        for (int i = 0; i < products.Length; i++)
        {
            products[i] /= categories[popularity.CategoryOf(i)];
        }

        double sum = categories.Sum();
        for (int c = 0; c < categories.Length; c++)
        {
            categories[c] /= sum;
        }
    }

    private static int[] Rank(ShopPopularity popularity, int category, double[] products) =>
        [.. Enumerable.Range(0, products.Length).Where(product => popularity.CategoryOf(product) == category).OrderByDescending(product => products[product])];
}
