using System.Collections.Immutable;

namespace EcomIntel.Synthetic;

/// <summary>The shop's products: category, price, popularity within the category and companions. Immutable; safe for any thread.</summary>
internal sealed class Catalogue
{
    private const double LowestPrice = 10;
    private const double HighestPrice = 500;

    private readonly WeightedChoice _popularity;
    private readonly int[] _companions;
    private readonly double _pairLift;

    public Catalogue(WorldPlan plan)
    {
        int perCategory = plan.ProductsPerCategory;
        double[] weights = new double[perCategory];
        for (int rank = 0; rank < perCategory; rank++)
        {
            weights[rank] = Math.Pow(rank + 1, -plan.ProductSkew);
        }

        _popularity = new WeightedChoice(weights);
        _pairLift = plan.PairLift;
        _companions = new int[perCategory * Categories.Length];
        Array.Fill(_companions, -1);
        foreach ((int category, int first, int second) in plan.Pairs)
        {
            _companions[ProductAt(category, first)] = ProductAt(category, second);
            _companions[ProductAt(category, second)] = ProductAt(category, first);
        }

        ProductNames names = new(plan.Seed);
        Products = [.. Enumerable.Range(0, _companions.Length).Select(product => new Product(
            Ids.Product(product), Categories[CategoryOf(product)], names.Next(CategoryOf(product), product / Categories.Length), Price(plan, product)))];
    }

    /// <summary>The original's five categories; ranked by popularity in the realistic world.</summary>
    public static ImmutableArray<string> Categories { get; } = ["Electronics", "Clothing", "Books", "Home Goods", "Beauty"];

    public ImmutableArray<Product> Products { get; }

    public static int CategoryOf(int product) => product % Categories.Length;

    public static int ProductAt(int category, int rank) => (rank * Categories.Length) + category;

    /// <summary>Draws a product of a category, knowing what else is in the order.</summary>
    public int Draw(int category, ReadOnlySpan<OrderLine> before, ref SeededRandom random)
    {
        foreach (OrderLine line in before)
        {
            int companion = CategoryOf(line.Product) == category ? _companions[line.Product] : -1;
            if (companion >= 0)
            {
                return DrawBeside(category, companion, ref random);
            }
        }

        return ProductAt(category, _popularity.Draw(ref random));
    }

    /// <summary>The companion exactly lift times as often as without its other half, the others in their own proportions.</summary>
    private int DrawBeside(int category, int companion, ref SeededRandom random)
    {
        int rank = companion / Categories.Length;
        if (random.NextDouble() < _pairLift * _popularity.Share(rank))
        {
            return companion;
        }

        int other = rank;
        while (other == rank)
        {
            other = _popularity.Draw(ref random);
        }

        return ProductAt(category, other);
    }

    private static decimal Price(WorldPlan plan, int product)
    {
        if (plan.SharedPrices is { } prices)
        {
            return prices[product / Categories.Length];
        }

        SeededRandom random = SeededRandom.For(plan.Seed, "product_price", product);
        return decimal.Round((decimal)(LowestPrice * Math.Pow(HighestPrice / LowestPrice, random.NextDouble())), 2);
    }
}
