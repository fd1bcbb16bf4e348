using EcomIntel;
using EcomIntel.Streaming;
using EcomIntel.Streaming.PostgreSql;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps the state of a shop's streaming in PostgreSQL. Options are checked when the host starts.</summary>
public static class EcomIntelligencePostgreSqlExtensions
{
    /// <summary>Keeps the state in a <see cref="PostgreSqlStore"/>.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder UsePostgreSqlStore(this EcomIntelligenceBuilder builder, Action<PostgreSqlStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.UsePostgreSqlStore((OptionsBuilder<PostgreSqlStoreOptions> options) => options.Configure(configure));
    }

    /// <summary>Keeps the state in a <see cref="PostgreSqlStore"/> with options from the app's configuration.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="section">A section with the names of <see cref="PostgreSqlStoreOptions"/>.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder UsePostgreSqlStore(this EcomIntelligenceBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return builder.UsePostgreSqlStore((OptionsBuilder<PostgreSqlStoreOptions> options) => options.Bind(section));
    }

    private static EcomIntelligenceBuilder UsePostgreSqlStore(this EcomIntelligenceBuilder builder, Action<OptionsBuilder<PostgreSqlStoreOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string name = builder.Name;
        OptionsBuilder<PostgreSqlStoreOptions> options = builder.Services.AddOptions<PostgreSqlStoreOptions>(name);
        configure(options);
        options.PostConfigure<IOptionsMonitor<StreamingOptions>>((chosen, streaming) => chosen.StateName ??= $"{streaming.Get(name).Topic}.{streaming.Get(name).Group}").ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostgreSqlStoreOptions>, PostgreSqlStoreOptionsValidator>());
        return builder
            .Share<PostgreSqlStore>(services => new PostgreSqlStore(services.GetRequiredService<IOptionsMonitor<PostgreSqlStoreOptions>>().Get(name)))
            .Share<IStateStore>(services => services.GetRequiredKeyedService<PostgreSqlStore>(name));
    }
}
