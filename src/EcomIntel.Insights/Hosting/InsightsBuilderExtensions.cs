using EcomIntel;
using EcomIntel.Insights;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds insights to an app's services.</summary>
public static class InsightsBuilderExtensions
{
    /// <summary>
    /// Adds an <see cref="InsightReporter"/> as a singleton, keyed by the shop's name where it has one. Options are checked when the app starts. Calling it twice
    /// adds nothing twice; further options still apply.
    /// </summary>
    /// <param name="builder">What <c>services.AddEcomIntelligence()</c> returned.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <param name="questions">Chooses the questions; null for <see cref="InsightReportBuilder.AddDefaultQuestions"/>. The first call's choice stands.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder AddInsights(
        this EcomIntelligenceBuilder builder,
        Action<InsightOptions>? configure = null,
        Action<InsightReportBuilder>? questions = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string name = builder.Name;
        OptionsBuilder<InsightOptions> options = builder.Services.AddOptions<InsightOptions>(name).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InsightOptions>, InsightOptionsValidator>());
        InsightReporter Make(IServiceProvider services)
        {
            InsightReportBuilder report = new(services.GetRequiredService<IOptionsMonitor<InsightOptions>>().Get(name));
            (questions ?? (all => all.AddDefaultQuestions()))(report);
            return report.Build();
        }

        if (name.Length == 0)
        {
            builder.Services.TryAddSingleton(Make);
        }
        else
        {
            builder.Services.TryAddKeyedSingleton(name, (services, _) => Make(services));
        }

        return builder;
    }
}
