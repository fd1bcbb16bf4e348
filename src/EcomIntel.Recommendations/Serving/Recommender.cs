namespace EcomIntel.Recommendations;

/// <summary>
/// Recommends by a model's probability of each category for the customer now, and within a category by what sells at the hour. A singleton, safe for any thread.
/// </summary>
public sealed class Recommender : IRecommender
{
    private readonly IClassifier _classifier;
    private readonly RecommendationAssembly _assembly;
    private readonly int[] _categoryOfClass;

    /// <summary>Makes a recommender.</summary>
    /// <param name="classifier">A model of the category of a customer's next line, trained on a <see cref="FeatureTable"/>, so that its schema carries the pipeline.</param>
    /// <param name="popularity">The products and how they sell.</param>
    /// <param name="options">Settings, copied; null for the defaults.</param>
    /// <exception cref="ArgumentException">The model's schema has no pipeline, no class is a category of a product, or an option is out of range.</exception>
    /// <exception cref="LeakageException">The model reads what is not known before a purchase.</exception>
    public Recommender(IClassifier classifier, ShopPopularity popularity, RecommendationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(popularity);
        options ??= new RecommendationOptions();
        if (options.Mistake() is { } mistake)
        {
            throw new ArgumentException(mistake, nameof(options));
        }

        Features = new OnlineFeatures(classifier.Schema);
        Popularity = popularity;
        _classifier = classifier;
        _assembly = new RecommendationAssembly(popularity, options);
        _categoryOfClass = [.. classifier.Classes.Select(name => popularity.CategoryCode(name))];
        if (_categoryOfClass.All(category => category < 0))
        {
            throw new ArgumentException(
                $"None of the model's classes ('{string.Join("', '", classifier.Classes)}') is a category of the products ('{string.Join("', '", popularity.Categories)}').", nameof(popularity));
        }
    }

    /// <summary>The products and how they sell.</summary>
    public ShopPopularity Popularity { get; }

    /// <summary>The model's features, which read <see cref="CustomerProfile.FeatureState"/>.</summary>
    public OnlineFeatures Features { get; }

    /// <summary>
    /// Recommends from the profile's customer record and feature state. A profile without them gets what the model says of a customer of whom nothing is
    /// known. Classes without products and products outside of the model's classes are not recommended.
    /// </summary>
    /// <param name="profile">What the shop knows of the customer before the moment.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="count">The most products, and the most categories; at least 1.</param>
    /// <returns>Categories by the model's probability; products by that times their share of the category at the hour.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    /// <exception cref="SchemaMismatchException">The profile's feature state was kept for another pipeline.</exception>
    /// <exception cref="DataFormatException">The profile's feature state is damaged.</exception>
    public RecommendationList Recommend(CustomerProfile profile, DateTimeOffset moment, int count)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        float[] row = new float[_classifier.Schema.Count];
        Features.Read(Features.Load(profile.FeatureState.Span), profile.Customer, moment, row);
        double[] probabilities = new double[_classifier.Classes.Length];
        _classifier.Predict(row, probabilities);
        double[] categories = new double[Popularity.Categories.Length];
        for (int k = 0; k < probabilities.Length; k++)
        {
            if (_categoryOfClass[k] >= 0)
            {
                categories[_categoryOfClass[k]] = probabilities[k];
            }
        }

        return _assembly.Make(profile, moment, count, categories, isModel: true, Popularity.At(Popularity.HourOf(moment)));
    }
}
