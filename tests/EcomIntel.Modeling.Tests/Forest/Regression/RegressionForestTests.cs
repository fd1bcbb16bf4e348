namespace EcomIntel.Modeling.Tests;

public class RegressionForestTests
{
    [Theory]
    [InlineData(1_000, 0.05)]
    [InlineData(20_000, 0.01)]
    public void On_a_known_world_it_explains_nearly_what_can_be_explained(int rows, double less)
    {
        PlantedAmounts world = PlantedAmounts.Create(rows + 20_000, seed: 4);
        RowSet test = PlantedShop.Rows(rows, 20_000);

        RegressionForest forest = Grow(world.Data, PlantedShop.Rows(0, rows), new() { Trees = 100, Seed = 7 });
        RegressionEvaluation result = forest.Evaluate(world.Data, test);

        double best = RSquared(world.Data, test, row => world.Truths[row]);
        best.Should().BeInRange(0.5, 0.7);
        result.RSquared.Value.Should().BeGreaterThan(best - less);
        forest.OutOfBagScore.RSquared.Should().BeApproximately(result.RSquared.Value, 0.06, "its own rows tell how good it is");
        result.Against(RegressionBaseline.Mean).RmseGain.IsAboveZero.Should().BeTrue();
        (result.Bias.Low < 0.3 && result.Bias.High > -0.3).Should().BeTrue();
        TestContext.Current.SendDiagnosticMessage($"R² {result.RSquared.Value:F4} of {best:F4} with {forest.Settings}");
    }

    [Theory]
    [InlineData(200, 0.02)]
    [InlineData(1_000, 0.008)]
    [InlineData(10_000, 0.001)]
    public void On_noise_it_is_hardly_worse_than_the_mean(int rows, double more)
    {
        double excess = Enumerable.Range(0, 10).Average(seed =>
        {
            RegressionData data = PlantedAmounts.Create(rows + 5_000, seed, signal: 0).Data;
            RegressionForest forest = Grow(data, PlantedShop.Rows(0, rows), new() { Trees = 60, Seed = seed });
            RegressionEvaluation result = forest.Evaluate(data, PlantedShop.Rows(rows, 5_000));
            return -result.Against(RegressionBaseline.Mean).RmseGain.Value / PlantedAmounts.Noise;
        });

        excess.Should().BeLessThan(more);
    }

    [Fact]
    public void Customers_with_tastes_of_their_own_are_not_learnt_by_heart()
    {
        // Age and city are those of 400 customers with 20 rows each, whose tastes are as large as the noise and have nothing to do with them.
        RegressionData data = PlantedAmounts.Create(16_000, seed: 2, signal: 0, rowsPerCustomer: 20, taste: 8).Data;

        RegressionEvaluation result = Grow(data, PlantedShop.Rows(0, 8_000), new() { Trees = 60 }).Evaluate(data, PlantedShop.Rows(8_000, 8_000));

        result.Against(RegressionBaseline.Mean).RmseGain.Value.Should().BeGreaterThan(-0.1);
    }

    [Fact]
    public void A_single_unrestricted_tree_says_what_it_was_trained_on()
    {
        RegressionData data = Distinct();
        RegressionForest tree = Grow(data, RowSet.All(data.RowCount), Whole());
        double[] amounts = Predict(tree, data);

        for (int row = 0; row < amounts.Length; row++)
        {
            amounts[row].Should().BeApproximately(data.Amounts[row], 1e-4 * Math.Abs(data.Amounts[row]) + 1e-4);
        }
    }

    [Fact]
    public void Smoothing_pulls_leaves_towards_the_mean()
    {
        // Two leaves of two rows, ±10 around the mean of 5; two rows of the mean halve the way.
        RegressionData data = new(new FeatureMatrix(new FeatureSchema([new("x", FeatureType.Number)]), [[1, 1, 2, 2]]), [15, 15, -5, -5]);
        RegressionForestOptions options = Whole();
        options.Smoothing = 2;

        Predict(Grow(data, RowSet.All(4), options), data).Should().Equal(10, 10, 0, 0);
    }

    [Fact]
    public void Equal_amounts_make_no_split_however_large_they_are()
    {
        RegressionData data = new(Distinct().Features, [.. Enumerable.Repeat(1e9 / 3, 40)]);
        RegressionForest forest = Grow(data, RowSet.All(40), new() { Trees = 5 });

        forest.LeafCount.Should().Be(5);
        Predict(forest, data).Should().OnlyContain(amount => Math.Abs(amount - (1e9 / 3)) < 1e-5);
        forest.OutOfBagScore.RSquared.Should().Be(double.NaN);
    }

    [Fact]
    public void A_row_alone_is_predicted_as_in_a_batch_and_without_allocation()
    {
        RegressionData data = PlantedAmounts.Create(2_000, seed: 1).Data;
        RegressionForest forest = Grow(data, RowSet.All(2_000), new() { Trees = 30, MinLeafRows = 3, ColumnsPerNode = 3 });
        double[] batch = Predict(forest, data);
        float[] row = new float[data.Schema.Count];
        double[] alone = new double[data.RowCount];
        data.Features.CopyRow(0, row);
        forest.Predict(row);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < alone.Length; i++)
        {
            data.Features.CopyRow(i, row);
            alone[i] = forest.Predict(row);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        alone.Should().Equal(batch);
    }

    [Fact]
    public void A_missing_value_goes_the_way_it_was_learnt_to_go_and_an_unknown_level_as_a_missing_one()
    {
        float[] x = [1, 1, 5, 5, float.NaN, float.NaN];
        FeatureSchema schema = new([new("x", FeatureType.Category) { Levels = ["a", "b", "c", "d", "e", "f"] }]);
        RegressionData data = new(new FeatureMatrix(schema, [x]), [0, 0, 10, 10, 10, 10]);
        RegressionForest forest = Grow(data, RowSet.All(6), Whole());

        new[] { 1f, 5f, float.NaN, 3f }.Select(value => Math.Round(forest.Predict([value]), 5)).Should().Equal(0, 10, 10, 10);
    }

    [Fact]
    public void Rows_without_an_amount_are_skipped_and_too_few_refused()
    {
        RegressionData data = new(new FeatureMatrix(new FeatureSchema([new("x", FeatureType.Number)]), [[1, 2, 3]]), [4, double.NaN, 8]);
        RegressionForestTrainer trainer = new(new() { Trees = 3 });

        Grow(data, RowSet.All(3), new() { Trees = 3 }).MeanAmount.Should().Be(6);
        FluentActions.Invoking(() => trainer.Train(data, RowSet.All(2), null, TestContext.Current.CancellationToken)).Should().Throw<EcomIntelException>()
            .WithMessage("RegressionForest needs at least 2 rows with an amount but found 1.*");
        FluentActions.Invoking(() => trainer.Train(data, RowSet.All(4), null, TestContext.Current.CancellationToken)).Should().Throw<ArgumentException>().WithMessage("Row 3 is not in the data*");
        FluentActions.Invoking(() => trainer.Train(data, RowSet.All(3), null, new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => new RegressionForestTrainer(new() { Trees = 0, MinImpurityDecrease = -1 })).Should().Throw<ArgumentException>()
            .WithMessage("The options of the forest are wrong: Trees must be from 1 to 100,000 but is 0; MinImpurityDecrease must be at least 0 and finite but is -1.*");
    }

    [Fact]
    public void A_forest_of_amounts_is_a_regressor_of_the_contract()
    {
        RegressionData data = PlantedAmounts.Create(300, seed: 1).Data;
        IRegressorTrainer trainer = new RegressionForestTrainer(new() { Trees = 5 });
        IRegressor model = trainer.Train(data, RowSet.All(300), null, TestContext.Current.CancellationToken);

        (trainer.Name, model.Name, model.Schema).Should().Be(("RegressionForest", "RegressionForest", data.Schema));
        FluentActions.Invoking(() => model.Predict([1])).Should().Throw<ArgumentException>().WithMessage("A row needs 4 values but there are 1.*");
        FluentActions.Invoking(() => model.PredictBatch(data.Features, RowSet.All(3), new double[2])).Should().Throw<ArgumentException>().WithMessage("3 rows need more room than 2.*");
    }

    private static RegressionForestOptions Whole() =>
        new() { Trees = 1, MinLeafRows = 1, ColumnsPerNode = 100, Drawing = RowDrawing.Subsample, SampleShare = 1, Smoothing = 0 };

    private static RegressionForest Grow(RegressionData data, RowSet rows, RegressionForestOptions options) =>
        new RegressionForestTrainer(options).Train(data, rows, null, TestContext.Current.CancellationToken);

    private static double[] Predict(RegressionForest forest, RegressionData data)
    {
        double[] amounts = new double[data.RowCount];
        forest.PredictBatch(data.Features, RowSet.All(data.RowCount), amounts);
        return amounts;
    }

    private static RegressionData Distinct()
    {
        TrainingData grid = SmallTables.Grid();
        return new RegressionData(grid.Features, [.. Enumerable.Range(0, 40).Select(i => (i * 37 % 101) - 3.25)]);
    }

    private static double RSquared(RegressionData data, RowSet rows, Func<int, double> predict)
    {
        double[] amounts = [.. rows.Rows.ToArray().Select(row => data.Amounts[row])];
        double mean = amounts.Average();
        return 1 - (rows.Rows.ToArray().Sum(row => Math.Pow(data.Amounts[row] - predict(row), 2)) / amounts.Sum(amount => Math.Pow(amount - mean, 2)));
    }
}
