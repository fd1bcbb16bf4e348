using EcomIntel;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The entry to EcomIntel from an app's services.</summary>
public static class EcomIntelligenceServiceCollectionExtensions
{
    /// <summary>Adds EcomIntel to an app with one shop.</summary>
    /// <param name="services">The app's services.</param>
    /// <returns>The builder on which each package hangs its services.</returns>
    public static EcomIntelligenceBuilder AddEcomIntelligence(this IServiceCollection services) => services.AddEcomIntelligence(string.Empty);

    /// <summary>Adds EcomIntel for one of several shops: its services are keyed by the name, its options named by it.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="name">The shop's name; empty for the only one.</param>
    /// <returns>The builder on which each package hangs its services.</returns>
    public static EcomIntelligenceBuilder AddEcomIntelligence(this IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        services.AddOptions();
        return new EcomIntelligenceBuilder(name, services);
    }
}
