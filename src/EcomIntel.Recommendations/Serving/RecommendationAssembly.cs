using System.Collections.Immutable;

namespace EcomIntel.Recommendations;

/// <summary>Turns the probabilities of categories into a list with reasons.</summary>
internal sealed class RecommendationAssembly(ShopPopularity popularity, RecommendationOptions options)
{
    private readonly ReasonWriter _reasons = new(popularity);
    private readonly bool _skipCart = options.SkipCart;
    private readonly int _maxPerCategory = options.MaxPerCategory ?? int.MaxValue;

    /// <summary>Takes a probability for each of the popularity's categories, and whether they are a model's, to be named as a reason.</summary>
    public RecommendationList Make(
        CustomerProfile profile, DateTimeOffset moment, int count, ReadOnlySpan<double> categories, bool isModel, PopularityShares shares)
    {
        int hour = popularity.HourOf(moment);
        HashSet<int> skipped = [];
        if (_skipCart)
        {
            foreach (CartLine line in profile.Cart)
            {
                skipped.Add(popularity.PositionOf(line.ProductId));
            }
        }

        return new RecommendationList(
            profile.Id, moment, Categories(profile, count, categories, isModel, hour), Products(count, categories, shares, skipped, hour));
    }

    private ImmutableArray<RecommendedCategory> Categories(CustomerProfile profile, int count, ReadOnlySpan<double> categories, bool isModel, int hour)
    {
        double[] keys = new double[categories.Length];
        int[] order = new int[categories.Length];
        for (int c = 0; c < order.Length; c++)
        {
            keys[c] = -categories[c];
            order[c] = c;
        }

        Array.Sort(keys, order);
        ImmutableArray<RecommendedCategory>.Builder list = ImmutableArray.CreateBuilder<RecommendedCategory>(Math.Min(count, order.Length));
        foreach (int c in order.AsSpan(0, Math.Min(count, order.Length)))
        {
            string category = popularity.Categories[c];
            list.Add(new RecommendedCategory(category, categories[c], _reasons.OfCategory(category, c, isModel ? categories[c] : null, profile, hour)));
        }

        return list.MoveToImmutable();
    }

    private ImmutableArray<RecommendedProduct> Products(int count, ReadOnlySpan<double> categories, PopularityShares shares, HashSet<int> skipped, int hour)
    {
        List<RankedProduct> top = ProductRanking.Top(popularity, categories, shares, count, _maxPerCategory, skipped);
        ImmutableArray<RecommendedProduct>.Builder list = ImmutableArray.CreateBuilder<RecommendedProduct>(top.Count);
        foreach (RankedProduct ranked in top)
        {
            Product product = popularity.Products[ranked.Product];
            list.Add(new RecommendedProduct(product.Id, product.Category!, ranked.Score, _reasons.OfProduct(ranked.Product, hour))
            {
                Name = product.Name,
                Price = product.Price,
            });
        }

        return list.MoveToImmutable();
    }
}
