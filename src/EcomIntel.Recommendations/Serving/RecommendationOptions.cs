namespace EcomIntel.Recommendations;

/// <summary>How recommendations are made. Mutable, for one thread; each recommender takes what it was given.</summary>
public sealed class RecommendationOptions
{
    /// <summary>A file that <see cref="ShopPopularity.Save(string)"/> wrote, for recommenders made by dependency injection; null (the default) where a <see cref="ShopPopularity"/> is registered.</summary>
    public string? PopularityFile { get; set; }

    /// <summary>Whether products that are in the cart are left out; true by default.</summary>
    public bool SkipCart { get; set; } = true;

    /// <summary>The most products of one category; null (the default) for no limit, else at least 1.</summary>
    public int? MaxPerCategory { get; set; }

    internal string? Mistake() => MaxPerCategory < 1 ? $"MaxPerCategory is {MaxPerCategory}; it must be at least 1, or null for no limit." : null;
}
