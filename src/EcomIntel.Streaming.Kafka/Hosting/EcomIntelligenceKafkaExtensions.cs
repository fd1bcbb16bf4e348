using EcomIntel;
using EcomIntel.Streaming;
using EcomIntel.Streaming.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes Kafka the log of a shop's events.</summary>
public static class EcomIntelligenceKafkaExtensions
{
    /// <summary>Keeps the events in Kafka, instead of in memory. Options are checked when the host starts, all mistakes together.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="configure">Sets the options; <see cref="KafkaOptions.BootstrapServers"/> must be.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder UseKafka(this EcomIntelligenceBuilder builder, Action<KafkaOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.UseKafka((OptionsBuilder<KafkaOptions> options) => options.Configure(configure));
    }

    /// <summary>Keeps the events in Kafka, with options from the app's configuration; see <see cref="UseKafka(EcomIntelligenceBuilder, Action{KafkaOptions})"/>.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="section">A section with the names of <see cref="KafkaOptions"/>.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder UseKafka(this EcomIntelligenceBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return builder.UseKafka((OptionsBuilder<KafkaOptions> options) => options.Bind(section));
    }

    private static EcomIntelligenceBuilder UseKafka(this EcomIntelligenceBuilder builder, Action<OptionsBuilder<KafkaOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string name = builder.Name;
        IServiceCollection all = builder.Services;
        configure(all.AddOptions<KafkaOptions>(name).ValidateOnStart());
        all.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KafkaOptions>, KafkaOptionsValidator>());
        all.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KafkaOptions>, KafkaOptionsRules>());
        return builder
            .Share<KafkaTransport>(services => new KafkaTransport(
                services.GetRequiredService<IOptionsMonitor<KafkaOptions>>().Get(name),
                services.GetService<TimeProvider>(),
                services.GetService<ILogger<KafkaTransport>>()))
            .Share<IEventTransport>(services => services.GetRequiredKeyedService<KafkaTransport>(name));
    }
}
