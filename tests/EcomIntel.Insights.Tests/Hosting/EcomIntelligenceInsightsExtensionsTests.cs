using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EcomIntel.Insights.Tests;

public class EcomIntelligenceInsightsExtensionsTests
{
    [Fact]
    public void A_shop_gets_one_reporter_with_the_default_questions()
    {
        ServiceCollection services = new();
        services.AddEcomIntelligence().AddInsights().AddInsights();

        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetServices<InsightReporter>().Should().ContainSingle().Which.Questions.Should().HaveCountGreaterThan(4);
        provider.GetRequiredService<InsightReporter>().Should().BeSameAs(provider.GetRequiredKeyedService<InsightReporter>(string.Empty));
    }

    [Fact]
    public void Each_of_several_shops_has_its_own_questions()
    {
        ServiceCollection services = new();
        services.AddEcomIntelligence("accra").AddInsights(options => options.TimeZone = "Africa/Accra", questions => questions.Add(new SalesByMonth()));
        services.AddEcomIntelligence("tokyo").AddInsights(options => options.TimeZone = "Asia/Tokyo", questions => questions.Add(new AgeConcentration()));

        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<InsightReporter>("accra").Questions.Single().Name.Should().Be("sales_by_month");
        provider.GetRequiredKeyedService<InsightReporter>("tokyo").Questions.Single().Name.Should().Be("age_concentration");
        provider.GetService<InsightReporter>().Should().BeNull();
    }

    [Fact]
    public void Options_may_come_from_configuration_and_are_checked_alike()
    {
        IConfiguration section = new ConfigurationBuilder().AddInMemoryCollection([new("TimeZone", "Africa/Accra"), new("MinimumEffectiveCustomers", "1")]).Build();
        ServiceCollection services = new();
        services.AddEcomIntelligence().AddInsights(section, questions => questions.Add(new SalesByMonth()));

        using ServiceProvider provider = services.BuildServiceProvider();

        provider.Invoking(built => built.GetRequiredService<InsightReporter>()).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().Equal("MinimumEffectiveCustomers is 1; it must be at least 2.");
    }

    [Fact]
    public void Wrong_options_are_refused_with_all_mistakes()
    {
        ServiceCollection services = new();
        services.AddEcomIntelligence().AddInsights(options => (options.TimeZone, options.FalseDiscoveryRate) = ("Nowhere", 2));

        using ServiceProvider provider = services.BuildServiceProvider();

        provider.Invoking(built => built.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().Equal(
                "TimeZone is 'Nowhere', which is no known time zone; use an IANA name such as Africa/Accra.",
                "FalseDiscoveryRate is 2; it must be above 0 and at most 0.5.");
    }
}
