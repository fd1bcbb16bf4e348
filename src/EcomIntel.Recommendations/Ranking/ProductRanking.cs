namespace EcomIntel.Recommendations;

/// <summary>Merges the categories' rankings into one: P(product) = P(category) × the product's share of the category.</summary>
internal static class ProductRanking
{
    public static List<RankedProduct> Top(
        ShopPopularity popularity, ReadOnlySpan<double> categories, PopularityShares shares, int count, int maxPerCategory, HashSet<int> skipped)
    {
        int[] next = new int[categories.Length];
        int[] taken = new int[categories.Length];
        List<RankedProduct> top = new(Math.Min(count, popularity.Products.Length));
        while (top.Count < count)
        {
            int best = -1;
            double bestScore = -1;
            for (int c = 0; c < categories.Length; c++)
            {
                ReadOnlySpan<int> ranked = shares.Ranked(c);
                while (next[c] < ranked.Length && skipped.Contains(ranked[next[c]]))
                {
                    next[c]++;
                }

                if (next[c] < ranked.Length && taken[c] < maxPerCategory && categories[c] * shares.Product(ranked[next[c]]) > bestScore)
                {
                    best = c;
                    bestScore = categories[c] * shares.Product(ranked[next[c]]);
                }
            }

            if (best < 0)
            {
                break;
            }

            top.Add(new RankedProduct(shares.Ranked(best)[next[best]++], bestScore));
            taken[best]++;
        }

        return top;
    }
}
