namespace EcomIntel.Modeling.Tests;

public class RandomForestTests
{
    [Fact]
    public void Comes_close_to_the_true_probabilities_and_beats_both_baselines()
    {
        PlantedShop shop = PlantedShop.Create(20_000, seed: 1);
        RowSet train = PlantedShop.Rows(0, 10_000);
        RowSet test = PlantedShop.Rows(10_000, 10_000);

        Evaluation result = new RandomForestTrainer(new() { Trees = 100, Seed = 7 }).Grow(shop.Data, train).Evaluate(shop.Data, test);

        // The gap is 0.02 at 10,000 rows; the same rows cost the priors 0.30 more than the truth.
        double truth = shop.TrueLosses.Skip(10_000).Average();
        (result.LogLoss - truth).Should().BeInRange(0, 0.03);
        result.Against(Baseline.ClassPriors).LogLossGain.IsAboveZero.Should().BeTrue();
        result.Against(Baseline.Majority).AccuracyGain.IsAboveZero.Should().BeTrue();
    }

    [Theory]
    [InlineData(200, 0.03)]
    [InlineData(1_000, 0.01)]
    public void Stays_with_the_priors_on_noise(int rows, double allowed)
    {
        // Labels independent of all columns: the mean over ten seeds, so that one unlucky draw does not decide.
        double excess = Enumerable.Range(0, 10).Average(seed =>
        {
            TrainingData data = PlantedShop.Create(rows + 5_000, seed, signal: 0).Data;
            RowSet train = PlantedShop.Rows(0, rows);
            RowSet test = PlantedShop.Rows(rows, 5_000);
            RandomForest forest = new RandomForestTrainer(new() { Trees = 50, Seed = seed }).Grow(data, train);
            return forest.Evaluate(data, test).LogLoss - Baseline.ClassPriors.Learn(data, train).Evaluate(data, test).LogLoss;
        });

        excess.Should().BeLessThan(allowed);
    }

    [Fact]
    public void Gives_the_same_probabilities_one_row_at_a_time_and_in_batches()
    {
        TrainingData data = PlantedShop.Create(3_000, seed: 2).Data;
        RandomForest forest = new RandomForestTrainer(new() { Trees = 20 }).Grow(data, RowSet.All(1_000));
        double[] batch = new double[data.RowCount * 5];
        double[] single = new double[5];
        float[] row = new float[data.Schema.Count];

        forest.PredictBatch(data.Features, RowSet.All(data.RowCount), batch);

        for (int i = 0; i < data.RowCount; i++)
        {
            data.Features.CopyRow(i, row);
            forest.Predict(row, single);
            single.Should().Equal(batch[(i * 5)..((i + 1) * 5)]);
            single.Sum().Should().BeApproximately(1, 1e-12);
        }
    }

    [Fact]
    public void Allocates_nothing_for_one_row()
    {
        TrainingData data = PlantedShop.Create(500, seed: 3).Data;
        RandomForest forest = new RandomForestTrainer(new() { Trees = 20 }).Grow(data, RowSet.All(500));
        float[] row = [30, 1, 2, 12, 3];
        double[] probabilities = new double[5];
        forest.Predict(row, probabilities);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            forest.Predict(row, probabilities);
        }

        GC.GetAllocatedBytesForCurrentThread().Should().Be(before);
    }

    [Theory]
    [InlineData(RowDrawing.Subsample)]
    [InlineData(RowDrawing.Bootstrap)]
    public void Is_the_same_on_any_number_of_threads(RowDrawing drawing)
    {
        TrainingData data = PlantedShop.Create(4_000, seed: 4, rowsPerCustomer: 4).Data;
        double[][] probabilities = [.. new[] { 1, 2, 8 }.Select(threads =>
        {
            RandomForestOptions options = new() { Trees = 30, Seed = 5, Drawing = drawing, MaxDegreeOfParallelism = threads };
            double[] result = new double[data.RowCount * 5];
            new RandomForestTrainer(options).Grow(data, RowSet.All(data.RowCount)).PredictBatch(data.Features, RowSet.All(data.RowCount), result);
            return result;
        })];

        probabilities[1].Should().Equal(probabilities[0]);
        probabilities[2].Should().Equal(probabilities[0]);
    }

    [Fact]
    public void Another_seed_gives_another_forest()
    {
        TrainingData data = PlantedShop.Create(1_000, seed: 5).Data;
        double[] Predict(long seed)
        {
            double[] result = new double[5];
            new RandomForestTrainer(new() { Trees = 10, Seed = seed, MinLeafRows = 10 }).Grow(data, RowSet.All(1_000)).Predict([30, 1, 2, 12, 3], result);
            return result;
        }

        Predict(1).Should().NotEqual(Predict(2));
    }

    [Fact]
    public void Does_not_learn_a_customer_by_heart()
    {
        // Classes are each customer's own habit: age tells who it is, and nothing about anybody else.
        const int Customers = 400;
        SeededRandom random = SeededRandom.For(6, "habits");
        float[] who = new float[Customers * 20];
        int[] labels = new int[who.Length];
        int[] groups = new int[who.Length];
        for (int i = 0; i < who.Length; i++)
        {
            groups[i] = i / 20;
            who[i] = groups[i] * 7 % Customers;
            labels[i] = i % 20 == 0 ? random.NextInt32(2) : labels[i - 1];
        }

        FeatureMatrix features = new(new FeatureSchema([new FeatureField("fingerprint", FeatureType.Number)]), [who]);
        TrainingData grouped = new(features, ["no", "yes"], labels, groups);
        RowSet train = PlantedShop.Rows(0, 300 * 20);
        RowSet unseen = PlantedShop.Rows(300 * 20, 100 * 20);
        RandomForestTrainer trainer = new(new() { Trees = 50 });

        RandomForest forest = trainer.Grow(grouped, train);

        forest.Evaluate(grouped, unseen, train).LogLoss.Should().BeLessThan(0.72);
        forest.OutOfBagScore.LogLoss.Should().BeLessThan(0.72);
        trainer.Grow(new TrainingData(features, ["no", "yes"], labels), train).Evaluate(grouped, unseen, train).LogLoss
            .Should().BeGreaterThan(1, "without groups the same forest memorises");
    }

    [Fact]
    public void Refuses_rows_of_one_class_and_says_which()
    {
        TrainingData data = new(new FeatureMatrix(new FeatureSchema([new FeatureField("x", FeatureType.Number)]), [[1, 2, 3]]), ["a", "b"], [0, -1, 0]);

        Action train = () => new RandomForestTrainer().Grow(data, RowSet.All(3));

        train.Should().Throw<EcomIntelException>().WithMessage("RandomForest needs at least two classes to tell apart but found only the class 'a' in 2 rows.*");
    }

    [Fact]
    public void Refuses_columns_it_was_not_trained_on()
    {
        TrainingData data = PlantedShop.Create(200, seed: 7).Data;
        RandomForest forest = new RandomForestTrainer(new() { Trees = 5 }).Grow(data, RowSet.All(200));
        FeatureMatrix other = new(new FeatureSchema([new FeatureField("x", FeatureType.Number)]), [[1, 2, 3]]);

        Action predict = () => forest.PredictBatch(other, RowSet.All(3), new double[15]);

        predict.Should().Throw<SchemaMismatchException>();
    }

    [Fact]
    public void Stops_when_asked()
    {
        TrainingData data = PlantedShop.Create(2_000, seed: 8).Data;
        using CancellationTokenSource source = new();
        source.Cancel();

        Action train = () => new RandomForestTrainer().Train(data, RowSet.All(2_000), null, source.Token);

        train.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Reports_every_tree()
    {
        TrainingData data = PlantedShop.Create(500, seed: 9).Data;
        Collected progress = new();

        new RandomForestTrainer(new() { Trees = 25 }).Train(data, RowSet.All(500), progress, TestContext.Current.CancellationToken);

        progress.Seen.Where(step => step.Stage == "trees").Select(step => step.Done).Should().BeEquivalentTo(Enumerable.Range(1, 25));
    }

    private sealed class Collected : IProgress<TrainingProgress>
    {
        public System.Collections.Concurrent.ConcurrentBag<TrainingProgress> Seen { get; } = [];

        public void Report(TrainingProgress value) => Seen.Add(value);
    }
}
