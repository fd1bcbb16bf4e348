using System.Globalization;
using EcomIntel;
using EcomIntel.Modeling;
using EcomIntel.Recommendations;
using EcomIntel.Streaming;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>The shop goes live in memory: its events make profiles, and each profile is served predictions and recommendations.</summary>
internal static class LiveStep
{
    private const int Customers = 3;

    public static async Task RunAsync(CommerceDataset dataset, FeatureStep features, RandomForest forest, Screen screen, CancellationToken cancellationToken)
    {
        ShopPopularity popularity = ShopPopularity.Learn(dataset, features.Split.Train);
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddEcomIntelligence()
            .AddModel(forest)
            .AddStreaming(streaming => streaming.FutureTolerance = TimeSpan.FromDays(3650))
            .AddCustomerProfiles()
            .AddRecommendations(popularity);
        using IHost host = builder.Build();
        await host.StartAsync(cancellationToken);

        // Customers who are all test rows are streamed alone; otherwise their past is streamed before, or the profiles would lack it.
        RowSet? rows = features.Split.Method == "customer" ? features.Split.Test : null;
        EventSimulator simulator = new(host.Services.GetRequiredService<IEventSender>(), new SimulatorOptions { Speed = double.PositiveInfinity });
        long sent = await simulator.ReplayAsync(dataset, rows, cancellationToken);
        await host.Services.GetRequiredService<EventProcessor>().WaitUntilProcessedAsync(cancellationToken);
        screen.Line($"{sent:N0} transactions went through the log into live profiles.");

        IRecommender recommender = host.Services.GetRequiredService<IRecommender>();
        ICustomerProfiles profiles = host.Services.GetRequiredService<ICustomerProfiles>();
        foreach (string id in Busiest(dataset, features.Split.Test))
        {
            CustomerProfile profile = await profiles.GetAsync(id, cancellationToken) ?? CustomerProfile.NewTo(id);
            Show(profile, recommender, screen);
        }

        PopularityRecommender plain = new(popularity);
        screen.Line($"{RecommendationReplay.Run(recommender, plain, dataset, features.Split.Test, new OnlineFeatures(forest.Schema), cancellationToken: cancellationToken)}");
        await host.StopAsync(cancellationToken);
    }

    private static void Show(CustomerProfile profile, IRecommender recommender, Screen screen)
    {
        string likely = profile.Prediction.IsEmpty ? "nothing" : string.Create(CultureInfo.InvariantCulture, $"{profile.Prediction[0].Category} ({profile.Prediction[0].Probability:P0})");
        screen.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"Customer {profile.Id}, age {profile.Customer.Age?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}: {profile.TransactionCount} bought for {profile.TotalSpend:N2}, last seen {profile.LastSeen:yyyy-MM-dd HH:mm}; most likely next: {likely}"));
        DateTimeOffset midnight = new((profile.LastSeen ?? DateTimeOffset.UnixEpoch).UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        List<IReadOnlyList<string>> offers = [];
        foreach (int hour in (int[])[9, 19])
        {
            RecommendationList list = recommender.Recommend(profile, midnight.AddHours(hour), count: 3);
            foreach (RecommendedProduct product in list.Products)
            {
                IEnumerable<Reason> reasons = list.Categories.Where(category => category.Category == product.Category).SelectMany(category => category.Reasons);
                offers.Add([$"{hour}:00", product.Name ?? $"product {product.ProductId}", product.Category, string.Join(' ', reasons.Concat(product.Reasons).Select(reason => reason.Text))]);
            }
        }

        screen.Table(["at", "offered", "of", "because"], offers);
    }

    private static IEnumerable<string> Busiest(CommerceDataset dataset, RowSet test) => test.Rows.ToArray()
        .Where(row => dataset.Transactions.Customers[row] >= 0)
        .GroupBy(row => dataset.Transactions.Customers[row])
        .OrderByDescending(rows => rows.Count()).ThenBy(rows => rows.Key)
        .Take(Customers)
        .Select(rows => dataset.Customers[rows.Key].Id);
}
