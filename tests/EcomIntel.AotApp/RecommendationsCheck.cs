using System.Globalization;
using EcomIntel.Modeling;
using EcomIntel.Recommendations;
using Microsoft.Extensions.DependencyInjection;

namespace EcomIntel.AotApp;

/// <summary>Popularity written and read again, products for a customer with their reasons, and the replay that measures them.</summary>
internal static class RecommendationsCheck
{
    public static string Run()
    {
        CommerceDataset shop = Shop.Make();
        Split split = Split.ByTime(shop);
        TrainingData data = Shop.Pipeline(shop, split.Train).Transform(shop).Select(Known.BeforePurchase).ForTarget(Target.NextCategory);
        RandomForest forest = new RandomForestTrainer(new RandomForestOptions { Trees = 20, Seed = 7 }).Train(data, split.Train);
        using MemoryStream file = new();
        ShopPopularity.Learn(shop, split.Train, "Europe/London").Save(file);
        file.Position = 0;

        ServiceCollection services = new();
        services.AddEcomIntelligence().AddModel(forest).AddRecommendations(ShopPopularity.Load(file)).AddRecommendations(options => options.SkipCart = true);
        using ServiceProvider provider = services.BuildServiceProvider();
        Recommender recommender = (Recommender)provider.GetRequiredService<IRecommender>();
        CustomerProfile profile = CustomerProfile.NewTo("c30") with { Customer = new Customer("c30", Age: 50, Gender: "F"), Cart = [new CartLine("p1", 1)] };
        RecommendationList list = recommender.Recommend(profile, new DateTimeOffset(2025, 4, 4, 19, 0, 0, TimeSpan.Zero), count: 2);

        Expect.Equal("Books", list.Categories[0].Category);
        Expect.Equal("p0", list.Products.Single().ProductId);
        return string.Create(
            CultureInfo.InvariantCulture, $"{list.Categories[0].Probability:R} {list.Categories[0].Reasons[0].Text} {RecommendationReplay.Run(recommender, shop, split.Test)}");
    }
}
