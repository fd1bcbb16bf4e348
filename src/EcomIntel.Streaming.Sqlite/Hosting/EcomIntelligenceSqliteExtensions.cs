using EcomIntel;
using EcomIntel.Streaming;
using EcomIntel.Streaming.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps the state of a shop's streaming in SQLite. Options are checked when the host starts.</summary>
public static class EcomIntelligenceSqliteExtensions
{
    /// <summary>Keeps the state in a <see cref="SqliteStore"/> in the folder <c>state</c>.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder UseSqliteStore(this EcomIntelligenceBuilder builder) => builder.UseSqliteStore(static (OptionsBuilder<SqliteStoreOptions> _) => { });

    /// <summary>Keeps the state in a <see cref="SqliteStore"/>.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder UseSqliteStore(this EcomIntelligenceBuilder builder, Action<SqliteStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.UseSqliteStore((OptionsBuilder<SqliteStoreOptions> options) => options.Configure(configure));
    }

    /// <summary>Keeps the state in a <see cref="SqliteStore"/> with options from the app's configuration.</summary>
    /// <param name="builder">What <c>AddEcomIntelligence</c> returned.</param>
    /// <param name="section">A section with the names of <see cref="SqliteStoreOptions"/>.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder UseSqliteStore(this EcomIntelligenceBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return builder.UseSqliteStore((OptionsBuilder<SqliteStoreOptions> options) => options.Bind(section));
    }

    private static EcomIntelligenceBuilder UseSqliteStore(this EcomIntelligenceBuilder builder, Action<OptionsBuilder<SqliteStoreOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string name = builder.Name;
        OptionsBuilder<SqliteStoreOptions> options = builder.Services.AddOptions<SqliteStoreOptions>(name);
        configure(options);
        options.PostConfigure<IOptionsMonitor<StreamingOptions>>((chosen, streaming) => chosen.StateName ??= $"{streaming.Get(name).Topic}.{streaming.Get(name).Group}").ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteStoreOptions>, SqliteStoreOptionsValidator>());
        return builder
            .Share<SqliteStore>(services => new SqliteStore(services.GetRequiredService<IOptionsMonitor<SqliteStoreOptions>>().Get(name), services.GetService<TimeProvider>()))
            .Share<IStateStore>(services => services.GetRequiredKeyedService<SqliteStore>(name));
    }
}
