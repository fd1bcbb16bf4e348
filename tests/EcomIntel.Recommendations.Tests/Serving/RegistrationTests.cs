using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EcomIntel.Recommendations.Tests;

public class RegistrationTests
{
    private static readonly HourClassifier Model = new("Books", "Toys", "Maps");

    [Fact]
    public void The_only_shop_gets_its_recommender_without_a_key()
    {
        ServiceCollection services = new();
        services.AddEcomIntelligence().AddModel(Model).AddRecommendations(SmallShop.Popularity);
        using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        IRecommender recommender = provider.GetRequiredService<IRecommender>();
        recommender.Recommend(CustomerProfile.NewTo("7"), SmallShop.Nine, 1).Products.Should().ContainSingle().Which.ProductId.Should().Be("b2");
        provider.GetRequiredService<IRecommender>().Should().BeSameAs(recommender);
    }

    [Fact]
    public void Shops_of_different_names_have_recommenders_of_their_own()
    {
        ServiceCollection services = new();
        services.AddEcomIntelligence("north").AddModel(Model).AddRecommendations(SmallShop.Popularity);
        services.AddEcomIntelligence("south").AddModel(new HourClassifier("Maps", "Toys", "Books"))
            .AddRecommendations(SmallShop.Popularity).AddRecommendations(o => o.MaxPerCategory = 1);
        using ServiceProvider provider = services.BuildServiceProvider();
        First(provider, "north").Should().Be("Books");
        First(provider, "south").Should().Be("Maps");
        provider.GetRequiredKeyedService<IRecommender>("south").Recommend(CustomerProfile.NewTo("7"), SmallShop.Nine, 10).Products.Should().HaveCount(3);
        provider.GetService<IRecommender>().Should().BeNull();
    }

    [Fact]
    public void Calling_twice_adds_nothing_twice()
    {
        ServiceCollection services = new();
        services.AddEcomIntelligence().AddRecommendations();
        services.AddEcomIntelligence().AddRecommendations();
        services.Count(service => service.ServiceType == typeof(IRecommender)).Should().Be(2, "one with the key, one without");
        services.Count(service => service.ServiceType == typeof(IValidateOptions<RecommendationOptions>) && service.ImplementationType is not null).Should().Be(1);
    }

    [Fact]
    public void Settings_come_from_configuration_and_the_popularity_from_its_file()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            SmallShop.Popularity.Save(path);
            ServiceCollection services = new();
            services.AddSingleton<IClassifier>(Model);
            services.AddEcomIntelligence().AddRecommendations(Section(("PopularityFile", path), ("MaxPerCategory", "1"), ("SkipCart", "false")));
            using ServiceProvider provider = services.BuildServiceProvider();
            RecommendationOptions options = provider.GetRequiredService<IOptionsMonitor<RecommendationOptions>>().CurrentValue;
            options.SkipCart.Should().BeFalse();
            provider.GetRequiredService<IRecommender>().Recommend(CustomerProfile.NewTo("7"), SmallShop.Nine, 10).Products.Should().HaveCount(3);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_mistake_among_the_settings_is_told_when_the_host_starts()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEcomIntelligence().AddRecommendations(o => o.MaxPerCategory = -2);
        using IHost host = builder.Build();
        Func<Task> start = () => host.StartAsync(TestContext.Current.CancellationToken);
        (await start.Should().ThrowAsync<OptionsValidationException>()).WithMessage("MaxPerCategory is -2; it must be at least 1, or null for no limit.");
    }

    [Fact]
    public void A_missing_model_or_popularity_is_told_with_the_remedy()
    {
        ServiceCollection services = new();
        services.AddEcomIntelligence("north").AddRecommendations();
        services.AddEcomIntelligence().AddRecommendations(SmallShop.Popularity);
        using ServiceProvider provider = services.BuildServiceProvider();
        Action north = () => provider.GetRequiredKeyedService<IRecommender>("north");
        north.Should().Throw<InvalidOperationException>().WithMessage(
            "The recommendations of the shop 'north' have no popularity of products. Give AddRecommendations a ShopPopularity, or set PopularityFile.");
        Action only = () => provider.GetRequiredService<IRecommender>();
        only.Should().Throw<InvalidOperationException>().WithMessage("The recommendations of the shop have no model. Give the shop one with AddModel.");
    }

    private static string First(ServiceProvider provider, string shop) =>
        provider.GetRequiredKeyedService<IRecommender>(shop).Recommend(CustomerProfile.NewTo("7"), SmallShop.Nine, 1).Categories[0].Category;

    private static IConfiguration Section(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build();
}
