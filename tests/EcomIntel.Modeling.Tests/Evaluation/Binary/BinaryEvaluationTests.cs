using System.Collections.Immutable;

namespace EcomIntel.Modeling.Tests;

public class BinaryEvaluationTests
{
    private static readonly FeatureSchema Schema = new([new FeatureField("p", FeatureType.Number)]);

    [Property(MaxTest = 100)]
    public void The_area_under_the_curve_is_the_share_of_pairs_in_the_right_order(int seed)
    {
        (float[] scores, int[] labels) = Draw(seed, 60, levels: 1 + (Math.Abs(seed % 20)));

        BinaryEvaluation result = Evaluate(scores, labels);

        double right = 0;
        int pairs = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            for (int j = 0; j < labels.Length; j++)
            {
                if (labels[i] == 1 && labels[j] == 0)
                {
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }

        result.RocAuc.Value.Should().BeApproximately(right / pairs, 1e-12);
    }

    [Property(MaxTest = 100)]
    public void Average_precision_adds_up_precision_at_every_threshold(int seed)
    {
        (float[] scores, int[] labels) = Draw(seed, 40, levels: 8);

        double expected = 0;
        double before = 0;
        foreach (float threshold in scores.Distinct().OrderDescending())
        {
            int[] found = [.. labels.Where((_, i) => scores[i] >= threshold)];
            double recall = found.Sum() / (double)labels.Sum();
            expected += (recall - before) * found.Average();
            before = recall;
        }

        Evaluate(scores, labels).AveragePrecision.Value.Should().BeApproximately(expected, 1e-12);
    }

    [Fact]
    public void The_numbers_are_those_of_scikit_learn()
    {
        // roc_auc_score, average_precision_score, log_loss and brier_score_loss of scikit-learn 1.9 on its own example and one with ties.
        BinaryEvaluation example = Evaluate([0.1f, 0.4f, 0.35f, 0.8f], [0, 0, 1, 1]);

        example.RocAuc.Value.Should().BeApproximately(0.75, 1e-12);
        example.AveragePrecision.Value.Should().BeApproximately(0.8333333333333333, 1e-12);
        example.LogLoss.Value.Should().BeApproximately(0.4722879, 1e-6);
        example.BrierScore.Value.Should().BeApproximately(0.15812500, 1e-6);
        (example.RowCount, example.PositiveCount, example.BaseRate).Should().Be((4, 2, 0.5));
    }

    [Fact]
    public void A_model_that_knows_nothing_gains_nothing_in_any_decile()
    {
        // Positives first: a decile that took tied rows in their order would look like a find.
        BinaryEvaluation result = Evaluate([.. Enumerable.Repeat(0.3f, 100)], [.. Enumerable.Range(0, 100).Select(i => i < 30 ? 1 : 0)]);

        result.RocAuc.Value.Should().Be(0.5);
        result.AveragePrecision.Value.Should().BeApproximately(result.BaseRate, 1e-12);
        result.Deciles.Should().HaveCount(10).And.OnlyContain(decile => Math.Abs(decile.Lift - 1) < 1e-9 && decile.Rows == 10);
        result.Deciles.Select(decile => Math.Round(decile.CumulativeGain, 9)).Should().Equal(Enumerable.Range(1, 10).Select(decile => decile / 10.0));
    }

    [Fact]
    public void Deciles_begin_with_the_likeliest_rows()
    {
        int[] labels = [.. Enumerable.Range(0, 20).Select(i => i % 4 == 0 || i > 16 ? 1 : 0)];

        BinaryEvaluation result = Evaluate([.. Enumerable.Range(0, 20).Select(i => i / 20f)], labels);

        result.Deciles[0].Should().Be(new GainDecile(1, 2, ((double)0.95f + 0.9f) / 2, 1, 2.5, 0.25));
        result.Deciles[9].CumulativeGain.Should().BeApproximately(1, 1e-12);
        result.ToString().Should().StartWith("Table: 'yes' in 8 of 20 rows (40.0").And.Contain("ROC AUC");
    }

    [Fact]
    public void Repeated_rows_of_a_customer_do_not_narrow_the_intervals()
    {
        (float[] scores, int[] labels) = Draw(5, 60, levels: 10);
        int[] groups = [.. Enumerable.Range(0, 600).Select(i => i / 10)];

        BinaryEvaluation once = Evaluate(scores, labels);
        BinaryEvaluation often = Evaluate([.. scores.SelectMany(score => Enumerable.Repeat(score, 10))], [.. labels.SelectMany(label => Enumerable.Repeat(label, 10))], groups);

        often.RocAuc.Should().Be(once.RocAuc);
        (once.RocAuc.Low < once.RocAuc.Value && once.RocAuc.Value < once.RocAuc.High).Should().BeTrue();
        often.AveragePrecision.High.Should().BeApproximately(once.AveragePrecision.High, 1e-12);
        often.LogLoss.Low.Should().BeApproximately(once.LogLoss.Low, 1e-9);
    }

    [Fact]
    public void The_gain_is_over_the_share_among_the_rows_trained_on()
    {
        TrainingData data = Data([0.8f, 0.2f, 0.5f, 0.5f, 0.5f, 0.5f], [1, 0, 1, 0, 0, 0]);

        BinaryEvaluation result = new Table().EvaluateBinary(data, RowSet.All(2), trainedOn: RowSet.From([2, 3, 4, 5]));

        result.LogLossGain.Value.Should().BeApproximately((-(Math.Log(0.25) + Math.Log(0.75)) / 2) - result.LogLoss.Value, 1e-7);
    }

    [Fact]
    public void What_has_nothing_to_find_is_refused()
    {
        Action none = () => Evaluate([0.5f, 0.2f], [0, 0]);
        Action unknown = () => new Table().EvaluateBinary(Data([0.5f, 0.2f], [0, 1]), RowSet.All(2), "maybe");

        none.Should().Throw<EcomIntelException>().WithMessage("None of the 2 rows to score are 'yes', so there is nothing to find.*");
        unknown.Should().Throw<ArgumentException>().WithMessage("The class 'maybe' is not one of 'no', 'yes'.*");
    }

    [Fact]
    public void Rows_whose_future_was_trained_on_are_not_scored()
    {
        SeededRandom random = SeededRandom.For(1, "visits");
        List<Transaction> sales = [];
        for (int i = 0; i < 400; i++)
        {
            sales.Add(new Transaction($"t{i}", DateTimeOffset.UnixEpoch.AddDays(i / 4), $"c{random.NextInt32(40)}", "p") { Quantity = 1, UnitPrice = i % 3 });
        }

        CommerceDataset shop = CommerceDataset.FromRecords(sales);
        TimeSpan horizon = TimeSpan.FromDays(5);
        TrainingData data = new FeaturePipelineBuilder().AddTotalPrice().Build().Fit(shop, RowSet.All(400)).Transform(shop, cancellationToken: TestContext.Current.CancellationToken).ForTarget(Target.BuysWithin(horizon));
        Split careless = Split.ByTime(shop);
        Split careful = Split.ByTime(shop, horizon);
        IClassifier model = Baseline.ClassPriors.Learn(data, careful.Train);

        Action scored = () => model.Evaluate(data, careless.Test, careless.Train);
        Action found = () => model.EvaluateBinary(data, careless.Test, trainedOn: careless.Train);
        Action compared = () => Leaderboard.Run(data, careless);

        scored.Should().Throw<LeakageException>().WithMessage("*less than 5d apart*Split.ByTime and the horizon*");
        found.Should().Throw<LeakageException>();
        compared.Should().Throw<LeakageException>();
        model.EvaluateBinary(data, careful.Test, trainedOn: careful.Train).RocAuc.Value.Should().Be(0.5);
    }

    private static (float[] Scores, int[] Labels) Draw(int seed, int rows, int levels)
    {
        SeededRandom random = SeededRandom.For(seed, "ranks");
        float[] scores = new float[rows];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            scores[i] = (1 + random.NextInt32(levels)) / (levels + 1f);
            labels[i] = i < 2 ? i : random.NextDouble() < scores[i] ? 1 : 0;
        }

        return (scores, labels);
    }

    private static BinaryEvaluation Evaluate(float[] scores, int[] labels, int[]? groups = null) => new Table().EvaluateBinary(Data(scores, labels, groups), RowSet.All(labels.Length));

    private static TrainingData Data(float[] scores, int[] labels, int[]? groups = null) => new(new FeatureMatrix(Schema, [scores]), ["no", "yes"], labels, groups);

    /// <summary>Says what stands in the column.</summary>
    private sealed class Table : IClassifier
    {
        public string Name => "Table";

        public FeatureSchema Schema => BinaryEvaluationTests.Schema;

        public ImmutableArray<string> Classes => ["no", "yes"];

        public void Predict(ReadOnlySpan<float> row, Span<double> probabilities) => (probabilities[0], probabilities[1]) = (1 - (double)row[0], row[0]);

        public void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> probabilities)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                float score = features.Column(0)[rows.Rows[i]];
                Predict([score], probabilities[(2 * i)..]);
            }
        }
    }
}
