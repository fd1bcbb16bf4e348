using System.Text;
using EcomIntel.Insights;
using Microsoft.Extensions.DependencyInjection;

namespace EcomIntel.AotApp;

/// <summary>A whole report from the shop's services, drivers included, as text, JSON, HTML and Markdown.</summary>
internal static class InsightsCheck
{
    public static string Run()
    {
        ServiceCollection services = new();
        services.AddEcomIntelligence().AddInsights(options => options.TimeZone = "Africa/Accra");
        using ServiceProvider provider = services.BuildServiceProvider();
        InsightReport report = provider.GetRequiredService<InsightReporter>().Run(Shop.Make());

        // The shop's ages are one each from 20 to 59, so that 16 of 40 customers are 25 to 40, as many as in an even spread.
        Claim ages = report.Find("age_concentration")!;
        Expect.Equal(false, ages.Verdict == Verdict.Supported);
        Expect.Equal(true, report.ToJson().Contains("\"driver_hour_of_day\"", StringComparison.Ordinal));
        return $"{report.Claims.Length} claims, {report.Supported.Count()} supported, {Fingerprint.Of<byte>(Encoding.UTF8.GetBytes(report.ToJson() + report + report.ToHtml() + report.ToMarkdown()))}";
    }
}
