using System.Diagnostics.CodeAnalysis;
using EcomIntel;
using EcomIntel.Streaming;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds streaming to an app's services. All services are singletons keyed by the shop's name; those of a shop without a name can also be had without a key.
/// A <see cref="TimeProvider"/> among the app's services is used for every clock.
/// </summary>
public static class EcomIntelligenceStreamingExtensions
{
    /// <summary>
    /// Adds an <see cref="EventProcessor"/> that runs with the host, an <see cref="IEventSender"/> and <see cref="DeadLetters"/>; in memory until another log or store is chosen. Options are
    /// checked when the host starts, all mistakes together. Calling it again adds nothing twice; further options still apply.
    /// </summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder AddStreaming(this EcomIntelligenceBuilder builder) => builder.AddStreaming(static (OptionsBuilder<StreamingOptions> _) => { });

    /// <summary>Adds streaming with options; see <see cref="AddStreaming(EcomIntelligenceBuilder)"/>.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder AddStreaming(this EcomIntelligenceBuilder builder, Action<StreamingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.AddStreaming((OptionsBuilder<StreamingOptions> options) => options.Configure(configure));
    }

    /// <summary>Adds streaming with options from the app's configuration; see <see cref="AddStreaming(EcomIntelligenceBuilder)"/>.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="section">A section with the names of <see cref="StreamingOptions"/>.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder AddStreaming(this EcomIntelligenceBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return builder.AddStreaming((OptionsBuilder<StreamingOptions> options) => options.Bind(section));
    }

    /// <summary>Keeps the events in an <see cref="InMemoryLog"/>: the default.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder UseInMemoryLog(this EcomIntelligenceBuilder builder, Action<InMemoryLogOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        InMemoryLogOptions options = new();
        configure?.Invoke(options);
        return builder.Share<InMemoryLog>(services => new InMemoryLog(options, services.GetService<TimeProvider>()))
            .Share<IEventTransport>(services => services.GetRequiredKeyedService<InMemoryLog>(builder.Name));
    }

    /// <summary>Keeps the state in an <see cref="InMemoryStore"/>: the default.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder UseInMemoryStore(this EcomIntelligenceBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Share<InMemoryStore>(_ => new InMemoryStore()).Share<IStateStore>(services => services.GetRequiredKeyedService<InMemoryStore>(builder.Name));
    }

    /// <summary>Keeps a profile of every customer behind <see cref="ICustomerProfiles"/>, with the prediction of the shop's <see cref="IClassifier"/> where one is added.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder AddCustomerProfiles(this EcomIntelligenceBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string name = builder.Name;
        if (builder.Has<CustomerProfiles>())
        {
            return builder;
        }

        builder.Services.AddKeyedSingleton<IEventHandler>(name, (services, _) => services.GetRequiredKeyedService<CustomerProfiles>(name).Handler);
        return builder
            .Share<CustomerProfiles>(services => new CustomerProfiles(
                services.GetRequiredKeyedService<IEventTransport>(name),
                services.GetRequiredKeyedService<IStateStore>(name),
                services.GetKeyedService<IClassifier>(name) ?? (name.Length == 0 ? services.GetService<IClassifier>() : null),
                services.StreamingOptionsOf(name).Topic))
            .Share<ICustomerProfiles>(services => services.GetRequiredKeyedService<CustomerProfiles>(name));
    }

    /// <summary>Gives every event to a handler of the app's own, after those added before.</summary>
    /// <typeparam name="THandler">The handler; its constructor is given the app's services.</typeparam>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder AddEventHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(this EcomIntelligenceBuilder builder)
        where THandler : class, IEventHandler
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.KeyedSingleton<IEventHandler, THandler>(builder.Name));
        return builder;
    }

    /// <summary>Gives every event to a handler of the app's own, after those added before.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="create">Makes the handler from the app's services.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder AddEventHandler(this EcomIntelligenceBuilder builder, Func<IServiceProvider, IEventHandler> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.AddKeyedSingleton(builder.Name, (services, _) => create(services));
        return builder;
    }

    private static EcomIntelligenceBuilder AddStreaming(this EcomIntelligenceBuilder builder, Action<OptionsBuilder<StreamingOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string name = builder.Name;
        IServiceCollection all = builder.Services;
        configure(all.AddOptions<StreamingOptions>(name).ValidateOnStart());
        all.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StreamingOptions>, StreamingOptionsValidator>());
        all.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StreamingOptions>, StreamingOptionsRules>());
        if (builder.Has<EventProcessor>())
        {
            return builder;
        }

        builder = builder.Has<IEventTransport>() ? builder : builder.UseInMemoryLog();
        builder = builder.Has<IStateStore>() ? builder : builder.UseInMemoryStore();
        all.AddSingleton<IHostedService>(services => new StreamingService(services.GetRequiredKeyedService<EventProcessor>(name)));
        return builder
            .Share<EventProcessor>(services => new EventProcessor(
                services.StreamingOptionsOf(name),
                services.GetRequiredKeyedService<IEventTransport>(name),
                services.GetRequiredKeyedService<IStateStore>(name),
                services.GetKeyedServices<IEventHandler>(name),
                services.GetService<TimeProvider>(),
                services.GetService<ILogger<EventProcessor>>()))
            .Share<DeadLetters>(services => new DeadLetters(
                services.GetRequiredKeyedService<IEventTransport>(name), services.GetRequiredKeyedService<IStateStore>(name), services.StreamingOptionsOf(name)))
            .Share<IEventSender>(services => new EventSender(services.GetRequiredKeyedService<IEventTransport>(name), services.StreamingOptionsOf(name).Topic));
    }

    private static StreamingOptions StreamingOptionsOf(this IServiceProvider services, string name) => services.GetRequiredService<IOptionsMonitor<StreamingOptions>>().Get(name);
}
