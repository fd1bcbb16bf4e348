using EcomIntel;
using EcomIntel.Insights;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds insights to an app's services.</summary>
public static class EcomIntelligenceInsightsExtensions
{
    /// <summary>
    /// Adds an <see cref="InsightReporter"/> as a singleton, keyed by the shop's name; that of a shop without a name can also be had without a key. Options are checked
    /// when the app starts. Calling it twice adds nothing twice; further options still apply.
    /// </summary>
    /// <param name="builder">What <c>services.AddEcomIntelligence()</c> returned.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <param name="questions">Chooses the questions; null for <see cref="InsightReportBuilder.AddDefaultQuestions"/> with <see cref="InsightReportBuilder.AddDefaultDescriptions"/>. The first call's choice stands.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder AddInsights(
        this EcomIntelligenceBuilder builder,
        Action<InsightOptions>? configure = null,
        Action<InsightReportBuilder>? questions = null) =>
        builder.AddInsights((OptionsBuilder<InsightOptions> options) => options.Configure(configure ?? (_ => { })), questions);

    /// <summary>As <see cref="AddInsights(EcomIntelligenceBuilder, Action{InsightOptions}, Action{InsightReportBuilder})"/>, with options from the app's configuration.</summary>
    /// <param name="builder">What <c>services.AddEcomIntelligence()</c> returned.</param>
    /// <param name="section">A section with the names of <see cref="InsightOptions"/>.</param>
    /// <param name="questions">Chooses the questions; null for <see cref="InsightReportBuilder.AddDefaultQuestions"/> with <see cref="InsightReportBuilder.AddDefaultDescriptions"/>. The first call's choice stands.</param>
    /// <returns>The same builder.</returns>
    public static EcomIntelligenceBuilder AddInsights(this EcomIntelligenceBuilder builder, IConfiguration section, Action<InsightReportBuilder>? questions = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        return builder.AddInsights((OptionsBuilder<InsightOptions> options) => options.Bind(section), questions);
    }

    private static EcomIntelligenceBuilder AddInsights(
        this EcomIntelligenceBuilder builder, Action<OptionsBuilder<InsightOptions>> configure, Action<InsightReportBuilder>? questions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string name = builder.Name;
        configure(builder.Services.AddOptions<InsightOptions>(name).ValidateOnStart());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InsightOptions>, InsightOptionsValidator>());
        builder.Services.TryAddKeyedSingleton(name, (services, _) => Make(services, name, questions ?? (all => all.AddDefaultQuestions().AddDefaultDescriptions())));
        if (name.Length == 0)
        {
            builder.Services.TryAddSingleton(services => services.GetRequiredKeyedService<InsightReporter>(name));
        }

        return builder;
    }

    private static InsightReporter Make(IServiceProvider services, string name, Action<InsightReportBuilder> questions)
    {
        InsightReportBuilder report = new(services.GetRequiredService<IOptionsMonitor<InsightOptions>>().Get(name));
        questions(report);
        return report.Build();
    }
}
