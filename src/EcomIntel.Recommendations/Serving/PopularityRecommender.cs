namespace EcomIntel.Recommendations;

/// <summary>
/// Recommends to everyone what sells best over the whole day: the baseline that a model has to beat, and what a shop without a model can offer.
/// A singleton, safe for any thread.
/// </summary>
public sealed class PopularityRecommender : IRecommender
{
    private readonly ShopPopularity _popularity;
    private readonly RecommendationAssembly _assembly;
    private readonly double[] _categories;

    /// <summary>Makes a recommender.</summary>
    /// <param name="popularity">The products and how they sell.</param>
    /// <param name="options">Settings, copied; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public PopularityRecommender(ShopPopularity popularity, RecommendationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        options ??= new RecommendationOptions();
        if (options.Mistake() is { } mistake)
        {
            throw new ArgumentException(mistake, nameof(options));
        }

        _popularity = popularity;
        _assembly = new RecommendationAssembly(popularity, options);
        _categories = [.. Enumerable.Range(0, popularity.Categories.Length).Select(popularity.Day.Category)];
    }

    /// <inheritdoc/>
    public RecommendationList Recommend(CustomerProfile profile, DateTimeOffset moment, int count)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return _assembly.Make(profile, moment, count, _categories, isModel: false, _popularity.Day);
    }
}
