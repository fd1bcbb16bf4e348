using EcomIntel;
using EcomIntel.Modeling;
using EcomIntel.Synthetic;
using Microsoft.Extensions.DependencyInjection;

CommerceDataset shop = SyntheticWorld.Realistic(seed: 42, world => world.Transactions = 2_000).ToDataset();
FeaturePipeline pipeline = new FeaturePipelineBuilder()
    .AddHourOfDay().AddDayOfWeek().AddMonth().AddAge().AddPriceBand()
    .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).TimeSinceLast())
    .Build();
Split split = Split.ByCustomer(shop);
TrainingData data = pipeline.Fit(shop, split.Train).Transform(shop).Select(Known.BeforePurchase).ForTarget(Target.NextCategory);

ServiceCollection services = new();
services.AddEcomIntelligence().AddModel(_ => new RandomForestTrainer(new RandomForestOptions { Trees = 20 }).Train(data, split.Train));
using ServiceProvider provider = services.BuildServiceProvider();
Console.WriteLine(provider.GetRequiredService<IClassifier>().Evaluate(data, split.Test).ClassificationReport);
