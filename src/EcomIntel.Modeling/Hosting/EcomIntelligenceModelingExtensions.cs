using EcomIntel;
using EcomIntel.Modeling;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives an app its model.</summary>
public static class EcomIntelligenceModelingExtensions
{
    /// <summary>
    /// Adds the shop's model from a file: an <see cref="IClassifier"/>, a singleton, read once when it is first asked for. It is keyed by the shop's name; a shop without
    /// a name also gets it without a key. A second call replaces the model.
    /// </summary>
    /// <param name="builder">The builder that <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="path">The <c>.ecomforest</c> file.</param>
    /// <param name="functions">The functions of the pipeline's custom features and keys; null where there are none.</param>
    /// <returns>The builder.</returns>
    /// <remarks>Asking for the model throws <see cref="ModelFormatException"/> or <see cref="FileNotFoundException"/>, naming the file, where it cannot be read.</remarks>
    public static EcomIntelligenceBuilder AddModel(this EcomIntelligenceBuilder builder, string path, FeatureFunctions? functions = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return builder.AddModel(_ => RandomForest.Load(path, functions));
    }

    /// <summary>Adds a model that the app has already: any <see cref="IClassifier"/>.</summary>
    /// <param name="builder">The builder that <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="classifier">The model.</param>
    /// <returns>The builder.</returns>
    public static EcomIntelligenceBuilder AddModel(this EcomIntelligenceBuilder builder, IClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        return builder.AddModel(_ => classifier);
    }

    /// <summary>Adds a model that is made from other services when it is first asked for.</summary>
    /// <param name="builder">The builder that <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="create">Makes the model.</param>
    /// <returns>The builder.</returns>
    public static EcomIntelligenceBuilder AddModel(this EcomIntelligenceBuilder builder, Func<IServiceProvider, IClassifier> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        string name = builder.Name;
        builder.Services.RemoveAllKeyed<IClassifier>(name);
        builder.Services.AddKeyedSingleton(name, (services, _) => create(services));
        if (name.Length == 0)
        {
            builder.Services.RemoveAll<IClassifier>();
            builder.Services.AddSingleton(services => services.GetRequiredKeyedService<IClassifier>(name));
        }

        return builder;
    }
}
