using System.Globalization;
using EcomIntel.Insights;
using EcomIntel.Modeling;
using EcomIntel.Modeling.MLNet;
using EcomIntel.Recommendations;
using EcomIntel.Streaming;
using EcomIntel.Synthetic;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.ML;

namespace EcomIntel.Docs.Tests;

/// <summary>How the API was meant to be called before it was written. It is compiled, not run: a change that breaks one of these lines breaks its users.</summary>
public static class CallSites
{
    public static async Task<FeatureTable> FromFileToFeaturesAsync(CancellationToken cancellationToken)
    {
        CleanResult shop = await CommerceSource.FromCsv("orders.csv", CsvMap.Flat with { TimeZone = "Africa/Accra" })
            .Clean(c => c.DropDuplicates(Field.TransactionId).Impute(Field.Age, Imputation.Median).Returns(ReturnPolicy.Net))
            .LoadAsync(cancellationToken);
        Console.WriteLine(shop.Report);

        FeaturePipeline pipeline = new FeaturePipelineBuilder(timeZone: "Africa/Accra")
            .AddHourOfDay().AddDayOfWeek().AddMonth().AddPriceBand(50m, 200m)
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
            .AddAggregates(By.Customer, Window.Days(30), a => a.Sum(Measure.Spend))
            .Build();
        Split split = Split.ByTime(shop.Dataset, train: 0.8);
        return pipeline.Fit(shop.Dataset, split.Train).Transform(shop.Dataset, cancellationToken: cancellationToken);
    }

    public static void TrainAndEvaluate(FeatureTable table, Split split, IProgress<TrainingProgress> progress, CancellationToken cancellationToken)
    {
        TrainingData data = table.Select(Known.BeforePurchase).ForTarget(Target.NextCategory);
        RandomForest forest = new RandomForestTrainer(new() { Trees = 200, Seed = 7 }).Train(data, split.Train, progress, cancellationToken);
        Evaluation result = forest.Evaluate(data, split.Test);
        Console.WriteLine($"{result.ClassificationReport}\n{result.Against(Baseline.ClassPriors)}");
    }

    public static ITransformer WithMLNet(TrainingData data, Split split, MLContext ml)
    {
        Leaderboard board = Leaderboard.Run(data, split, new RandomForestTrainer(), MLNetTrainers.FastForest(), MLNetTrainers.LightGbm());
        Console.WriteLine(board);
        return ml.Transforms.NormalizeMinMax("Features").Append(ml.EcomForest(new() { Trees = 200 })).Fit(data.ToDataView(ml, split.Train));
    }

    public static void Host(HostApplicationBuilder builder)
    {
        builder.Services.AddEcomIntelligence().AddModel("category.ecomforest").AddStreaming(builder.Configuration.GetSection("Streaming"))
            .UseInMemoryLog(log => log.Partitions = 6).UseInMemoryStore().AddCustomerProfiles()
            .AddRecommendations(builder.Configuration.GetSection("Recommendations")).AddInsights(builder.Configuration.GetSection("Insights"));
        builder.Services.AddHealthChecks().AddEcomIntelligence();
    }

    public static void Report(CommerceDataset dataset, IInsightQuestion ownQuestion, IProgress<InsightProgress> progress, CancellationToken cancellationToken)
    {
        InsightReport report = new InsightReportBuilder().AddDefaultQuestions().Remove<SalesByMonth>().Add(ownQuestion)
            .Build().Run(dataset, progress, cancellationToken);
        Console.WriteLine(report.Claims[0].StatementIn(CultureInfo.GetCultureInfo("en-GB")));
    }

    public static void Endpoint(WebApplication app) =>
        app.MapGet("/home/{id}", async (string id, ICustomerProfiles profiles, IRecommender recommender, TimeProvider clock, CancellationToken ct) =>
            recommender.Recommend(await profiles.GetAsync(id, ct) ?? CustomerProfile.NewTo(id), clock.GetUtcNow(), count: 10));

    public static async Task SyntheticShopAsync(IEventSender events, CancellationToken cancellationToken)
    {
        SyntheticWorld world = SyntheticWorld.Realistic(seed: 42, w =>
        {
            w.Transactions = 50_000;
            w.Dirt.MissingShare = 0.01;
        });
        CommerceDataset dataset = world.ToDataset();
        Console.WriteLine($"{dataset.Transactions.Count}: {string.Join(", ", world.Truth.PeakHours)}");
        await foreach (ShopEvent e in world.StreamAsync(cancellationToken))
        {
            await events.SendAsync(e, cancellationToken);
        }
    }
}
