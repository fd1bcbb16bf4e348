using Microsoft.Extensions.DependencyInjection;

namespace EcomIntel;

/// <summary>What <c>services.AddEcomIntelligence()</c> returns: the place where each package hangs its services. Used while services are registered, by one thread.</summary>
public sealed class EcomIntelligenceBuilder
{
    internal EcomIntelligenceBuilder(string name, IServiceCollection services)
    {
        Name = name;
        Services = services;
    }

    /// <summary>The shop's name: the key of its services and the name of its options; empty for an app with one shop.</summary>
    public string Name { get; }

    /// <summary>The services to register with.</summary>
    public IServiceCollection Services { get; }
}
