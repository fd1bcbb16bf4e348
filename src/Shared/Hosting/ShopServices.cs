using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EcomIntel.Streaming;

/// <summary>How the packages of streaming register their services.</summary>
internal static class ShopServices
{
    public static bool Has<TService>(this EcomIntelligenceBuilder builder) =>
        builder.Services.Any(service => service.ServiceType == typeof(TService) && builder.Name.Equals(service.ServiceKey));

    /// <summary>Keyed by the shop's name, and for the shop without one without a key too. The last choice stands.</summary>
    public static EcomIntelligenceBuilder Share<TService>(this EcomIntelligenceBuilder builder, Func<IServiceProvider, TService> create)
        where TService : class
    {
        string name = builder.Name;
        builder.Services.RemoveAllKeyed<TService>(name);
        builder.Services.AddKeyedSingleton(name, (services, _) => create(services));
        if (name.Length == 0)
        {
            builder.Services.RemoveAll<TService>();
            builder.Services.AddSingleton(services => services.GetRequiredKeyedService<TService>(name));
        }

        return builder;
    }
}
