namespace EcomIntel.Recommendations;

/// <summary>The scores of one recommender, line by line.</summary>
internal sealed class ReplayScores(ReplayOptions options)
{
    public List<double> ProductHits { get; } = [];

    public List<double> ProductGains { get; } = [];

    public List<double> CategoryHits { get; } = [];

    public List<double> CategoryGains { get; } = [];

    public void Add(RecommendationList list, string product, string category)
    {
        Add(Rank(list.Products.AsSpan(), options.Products, product, static item => item.ProductId), ProductHits, ProductGains);
        Add(Rank(list.Categories.AsSpan(), options.Categories, category, static item => item.Category), CategoryHits, CategoryGains);
    }

    private static void Add(int rank, List<double> hits, List<double> gains)
    {
        hits.Add(rank > 0 ? 1 : 0);
        gains.Add(rank > 0 ? 1 / Math.Log2(1 + rank) : 0);
    }

    /// <summary>Counted from 1; 0 where it is not among the first.</summary>
    private static int Rank<T>(ReadOnlySpan<T> items, int depth, string wanted, Func<T, string> id)
    {
        for (int i = 0; i < Math.Min(depth, items.Length); i++)
        {
            if (id(items[i]) == wanted)
            {
                return i + 1;
            }
        }

        return 0;
    }
}
