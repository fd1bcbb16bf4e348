namespace EcomIntel.Modeling.Tests;

public class RepeatBuyingTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    [Fact]
    public void Labels_are_as_frequent_as_buying_is_although_the_data_ends()
    {
        // Everybody buys every 60 days on average, so 1 − e^(−30/60) = 39.3% buy within 30. Of the last month's rows those labelled by what had happened
        // already would all be buyers.
        CommerceDataset shop = RepeatBuyers.Create(customers: 4_000, seed: 3, often: 60);
        TrainingData data = new FeaturePipelineBuilder().AddTotalPrice().Build().Transform(shop, cancellationToken: TestContext.Current.CancellationToken).ForTarget(Target.BuysWithin(Month));

        int[] labels = [.. data.Labels.ToArray().Where(label => label >= 0)];

        data.Classes.Should().Equal("no", "yes");
        labels.Length.Should().BeInRange(data.RowCount * 85 / 100, data.RowCount * 95 / 100);
        labels.Average().Should().BeApproximately(1 - Math.Exp(-0.5), 0.015);
    }

    [Fact]
    public void The_forest_finds_who_buys_again_and_how_likely_on_later_rows()
    {
        CommerceDataset shop = RepeatBuyers.Create(customers: 800, seed: 5);
        Split split = Split.ByTime(shop, Month);
        TrainingData data = RepeatBuyers.Features(shop, split).ForTarget(Target.BuysWithin(Month));

        RandomForest forest = new RandomForestTrainer(new() { Trees = 60, Seed = 7 }).Grow(data, split.Train);
        BinaryEvaluation found = forest.EvaluateBinary(data, split.Test, trainedOn: split.Train);

        // Rows of frequent buyers say yes in 95%, of rare ones in 39%: who is who can be told from the count of 60 days mostly.
        found.RocAuc.Low.Should().BeGreaterThan(0.75);
        found.AveragePrecision.Value.Should().BeGreaterThan(found.BaseRate);
        found.LogLossGain.IsAboveZero.Should().BeTrue();
        found.Deciles[9].Lift.Should().BeLessThan(0.7);
        found.Deciles.Average(decile => decile.MeanProbability).Should().BeApproximately(found.BaseRate, 0.03);
    }

    [Fact]
    public void Who_churns_is_who_does_not_buy_again()
    {
        CommerceDataset shop = RepeatBuyers.Create(customers: 100, seed: 5);
        Split split = Split.ByTime(shop, Month);
        FeatureTable table = RepeatBuyers.Features(shop, split);
        RandomForestOptions options = new() { Trees = 20, Seed = 7, MinLeafRows = 20, ColumnsPerNode = 2 };
        TrainingData buying = table.ForTarget(Target.BuysWithin(Month));
        TrainingData churning = table.ForTarget(Target.ChurnsWithin(Month));

        BinaryEvaluation buyers = new RandomForestTrainer(options).Grow(buying, split.Train).EvaluateBinary(buying, split.Test, "no", split.Train);
        BinaryEvaluation churners = new RandomForestTrainer(options).Grow(churning, split.Train).EvaluateBinary(churning, split.Test, trainedOn: split.Train);

        churners.PositiveCount.Should().Be(buyers.PositiveCount);
        churners.RocAuc.Value.Should().BeApproximately(buyers.RocAuc.Value, 0.01);
    }

    [Fact]
    public void The_forest_of_amounts_predicts_later_spending()
    {
        CommerceDataset shop = RepeatBuyers.Create(customers: 800, seed: 5);
        Split split = Split.ByTime(shop, Month);
        RegressionData data = RepeatBuyers.Features(shop, split).ForAmount(AmountTarget.SpendWithin(Month));

        RegressionForest forest = new RegressionForestTrainer(new() { Trees = 60, Seed = 7 }).Train(data, split.Train, null, TestContext.Current.CancellationToken);
        RegressionEvaluation result = forest.Evaluate(data, split.Test, split.Train);

        // Who knows the rate r and basket b of each customer says 30·b/r; what chance adds has variance 30/r · 13/12 · b². Over rows that is R² = 4,324 ÷ (4,324 + 5,726) = 0.43.
        result.RSquared.Value.Should().BeInRange(0.37, 0.46);
        result.Against(RegressionBaseline.Mean).RmseGain.IsAboveZero.Should().BeTrue();
        Math.Abs(result.Bias.Value).Should().BeLessThan(10);
        FluentActions.Invoking(() => forest.Evaluate(data, split.Test)).Should().Throw<LeakageException>("the rows of the gap are no training rows");
    }
}
