using EcomIntel;
using EcomIntel.Modeling;
using EcomIntel.Synthetic;
using Microsoft.Extensions.DependencyInjection;

ServiceCollection services = new();
services.AddEcomIntelligence();
services.AddSingleton<IClassifierTrainer>(new RandomForestTrainer(new RandomForestOptions { Trees = 20 }));
using ServiceProvider provider = services.BuildServiceProvider();

CommerceDataset shop = SyntheticWorld.Realistic(seed: 42, world => world.Transactions = 2_000).ToDataset();
FeaturePipeline pipeline = new FeaturePipelineBuilder()
    .AddHourOfDay().AddDayOfWeek().AddMonth().AddAge().AddPriceBand()
    .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).TimeSinceLast())
    .Build();
Split split = Split.ByCustomer(shop);
TrainingData data = pipeline.Fit(shop, split.Train).Transform(shop).Select(Known.BeforePurchase).ForTarget(Target.NextCategory);
IClassifier model = provider.GetRequiredService<IClassifierTrainer>().Train(data, split.Train);
Console.WriteLine(model.Evaluate(data, split.Test).ClassificationReport);
