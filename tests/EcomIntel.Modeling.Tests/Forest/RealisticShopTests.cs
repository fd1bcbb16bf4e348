using EcomIntel.Synthetic;

namespace EcomIntel.Modeling.Tests;

public class RealisticShopTests
{
    [Fact]
    public void The_forest_beats_both_baselines_on_customers_it_has_not_seen()
    {
        // 5,000 customers, 50,000 lines; planted: age 25 to 40 raises one category's log-odds by 1, the hour moves all by 0.5, tastes are personal.
        CommerceDataset shop = SyntheticWorld.Realistic(seed: 42, world => (world.Customers, world.Transactions) = (5_000, 50_000)).ToDataset();
        FeaturePipeline pipeline = new FeaturePipelineBuilder()
            .AddAge().AddGender().AddLocation().AddHourOfDay().AddDayOfWeek().AddMonth()
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
            .Build();
        Split split = Split.ByCustomer(shop, train: 0.8, seed: 1);
        TrainingData data = pipeline.Fit(shop, split.Train).Transform(shop, cancellationToken: TestContext.Current.CancellationToken).ForTarget(Target.NextCategory);

        RandomForest forest = new RandomForestTrainer(new() { Trees = 40, Seed = 7 }).Grow(data, split.Train);
        Evaluation result = forest.Evaluate(data, split.Test, split.Train);

        result.UnseenCustomers!.Value.Rows.Should().Be(result.RowCount, "the split keeps customers together");
        result.Against(Baseline.ClassPriors).LogLossGain.IsAboveZero.Should().BeTrue();
        result.Against(Baseline.ClassPriors).AccuracyGain.IsAboveZero.Should().BeTrue();
        result.Against(Baseline.Majority).AccuracyGain.IsAboveZero.Should().BeTrue();
        result.Against(Baseline.Majority).LogLossGain.IsAboveZero.Should().BeTrue();
        TestContext.Current.SendDiagnosticMessage($"{result.Against(Baseline.ClassPriors)}; {forest.Settings}");
    }

    [Fact]
    public void On_the_null_world_it_finds_nothing()
    {
        CommerceDataset shop = SyntheticWorld.Null(seed: 42).ToDataset();
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAge().AddGender().AddLocation().AddHourOfDay().AddDayOfWeek().AddMonth().Build();
        Split split = Split.ByCustomer(shop, train: 0.8, seed: 1);
        TrainingData data = pipeline.Fit(shop, split.Train).Transform(shop, cancellationToken: TestContext.Current.CancellationToken).ForTarget(Target.NextCategory);

        Evaluation result = new RandomForestTrainer(new() { Trees = 60, Seed = 7 }).Grow(data, split.Train).Evaluate(data, split.Test, split.Train);

        Estimate gain = result.Against(Baseline.ClassPriors).LogLossGain;
        gain.IsAboveZero.Should().BeFalse();
        gain.Value.Should().BeGreaterThan(-0.02, "it stays with the priors");
    }
}
