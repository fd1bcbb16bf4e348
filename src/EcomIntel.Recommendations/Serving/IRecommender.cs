namespace EcomIntel.Recommendations;

/// <summary>Ranks categories and products for a customer at a moment. Implementations are singletons and safe for any thread.</summary>
public interface IRecommender
{
    /// <summary>Recommends.</summary>
    /// <param name="profile">What the shop knows of the customer before the moment.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="count">The most products, and the most categories; at least 1.</param>
    /// <returns>Categories and products, best first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    RecommendationList Recommend(CustomerProfile profile, DateTimeOffset moment, int count);
}
