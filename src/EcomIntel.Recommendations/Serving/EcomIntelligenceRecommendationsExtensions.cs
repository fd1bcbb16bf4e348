using EcomIntel;
using EcomIntel.Recommendations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds recommendations to a shop.</summary>
public static class EcomIntelligenceRecommendationsExtensions
{
    /// <summary>
    /// Adds an <see cref="IRecommender"/> over the shop's <see cref="IClassifier"/> and <see cref="ShopPopularity"/>, both keyed by the shop's name (for the shop without a
    /// name registered without a key, too). The recommender itself is registered likewise. Calling it again adds nothing twice.
    /// </summary>
    /// <param name="builder">The shop.</param>
    /// <returns>The shop.</returns>
    public static EcomIntelligenceBuilder AddRecommendations(this EcomIntelligenceBuilder builder) => builder.AddRecommendations(_ => { });

    /// <summary>As <see cref="AddRecommendations(EcomIntelligenceBuilder)"/>, with products and sales that were learned before.</summary>
    /// <param name="builder">The shop.</param>
    /// <param name="popularity">The products and how they sell.</param>
    /// <returns>The shop.</returns>
    public static EcomIntelligenceBuilder AddRecommendations(this EcomIntelligenceBuilder builder, ShopPopularity popularity)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(popularity);
        builder.Services.TryAddKeyedSingleton(builder.Name, popularity);
        return builder.AddRecommendations();
    }

    /// <summary>As <see cref="AddRecommendations(EcomIntelligenceBuilder)"/>, with settings from configuration: <c>PopularityFile</c>, <c>SkipCart</c>, <c>MaxPerCategory</c>.</summary>
    /// <param name="builder">The shop.</param>
    /// <param name="section">The section of the settings.</param>
    /// <returns>The shop.</returns>
    public static EcomIntelligenceBuilder AddRecommendations(this EcomIntelligenceBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return builder.AddRecommendations(options => section.Bind(options));
    }

    /// <summary>As <see cref="AddRecommendations(EcomIntelligenceBuilder)"/>, with settings; mistakes among them are told when the host starts.</summary>
    /// <param name="builder">The shop.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The shop.</returns>
    public static EcomIntelligenceBuilder AddRecommendations(this EcomIntelligenceBuilder builder, Action<RecommendationOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        string name = builder.Name;
        builder.Services.AddOptions<RecommendationOptions>(name).Configure(configure).ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RecommendationOptions>, RecommendationOptionsValidator>());
        builder.Services.TryAddKeyedSingleton<IRecommender>(name, (services, _) => Create(services, name));
        if (name.Length == 0)
        {
            builder.Services.TryAddSingleton(services => services.GetRequiredKeyedService<IRecommender>(name));
        }

        return builder;
    }

    private static Recommender Create(IServiceProvider services, string name)
    {
        RecommendationOptions options = services.GetRequiredService<IOptionsMonitor<RecommendationOptions>>().Get(name);
        ShopPopularity popularity = Find<ShopPopularity>(services, name)
            ?? (options.PopularityFile is { } path ? ShopPopularity.Load(path) : null)
            ?? throw Missing(name, "popularity of products", "Give AddRecommendations a ShopPopularity, or set PopularityFile");
        IClassifier classifier = Find<IClassifier>(services, name) ?? throw Missing(name, "model", "Give the shop one with AddModel");
        return new Recommender(classifier, popularity, options);
    }

    private static T? Find<T>(IServiceProvider services, string name)
        where T : class => services.GetKeyedService<T>(name) ?? (name.Length == 0 ? services.GetService<T>() : null);

    private static InvalidOperationException Missing(string name, string what, string remedy) =>
        new($"The recommendations of {(name.Length == 0 ? "the shop" : $"the shop '{name}'")} have no {what}. {remedy}.");
}
