using Microsoft.Extensions.DependencyInjection;

namespace EcomIntel.AotApp;

internal static class ServicesCheck
{
    public static string Run()
    {
        ServiceCollection services = new();
        EcomIntelligenceBuilder builder = services.AddEcomIntelligence("north");
        using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Expect.Equal("north", builder.Name);
        return builder.Name;
    }
}
