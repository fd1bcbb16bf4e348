using EcomIntel;
using EcomIntel.Insights;
using EcomIntel.Modeling;
using EcomIntel.Recommendations;
using EcomIntel.Streaming;
using EcomIntel.Synthetic;
using Microsoft.Extensions.DependencyInjection;

SyntheticWorld world = SyntheticWorld.Realistic(seed: 42, w => w.Transactions = 2_000);
CleanResult shop = await CommerceSource.FromRecords(world.Transactions()).WithCustomers(world.Customers, c => c).WithProducts(world.Products, p => p)
    .Clean(c => c.DropDuplicates(Field.TransactionId)).LoadAsync();
FeaturePipeline pipeline = new FeaturePipelineBuilder().AddHourOfDay().AddDayOfWeek().AddMonth().AddAge().AddPriceBand()
    .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).TimeSinceLast()).Build();
Split split = Split.ByCustomer(shop.Dataset);
TrainingData data = pipeline.Fit(shop.Dataset, split.Train).Transform(shop.Dataset).Select(Known.BeforePurchase).ForTarget(Target.NextCategory);

await using ServiceProvider app = new ServiceCollection().AddEcomIntelligence()
    .AddModel(_ => new RandomForestTrainer(new() { Trees = 20 }).Train(data, split.Train))
    .AddStreaming().AddCustomerProfiles().AddRecommendations(ShopPopularity.Learn(shop.Dataset, split.Train)).AddInsights()
    .Services.BuildServiceProvider();
Console.WriteLine($"{shop.Report}\n{app.GetRequiredService<IClassifier>().Evaluate(data, split.Test).ClassificationReport}");
Console.WriteLine(app.GetRequiredService<InsightReporter>().Run(shop.Dataset));
EventProcessor processor = app.GetRequiredService<EventProcessor>();
await processor.StartAsync();
foreach (ShopEvent e in world.Events()) await app.GetRequiredService<IEventSender>().SendAsync(e);
await processor.WaitUntilProcessedAsync();
CustomerProfile profile = (await app.GetRequiredService<ICustomerProfiles>().GetAsync(world.Customers[0].Id))!;
RecommendationList offers = app.GetRequiredService<IRecommender>().Recommend(profile, profile.LastSeen!.Value, count: 3);
Console.WriteLine($"{profile.TransactionCount} bought; {string.Join(" ", offers.Products.Select(p => p.ProductId))}");
