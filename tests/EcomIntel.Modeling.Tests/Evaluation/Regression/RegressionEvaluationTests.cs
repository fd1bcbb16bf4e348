namespace EcomIntel.Modeling.Tests;

public class RegressionEvaluationTests
{
    private static readonly FeatureSchema Schema = new([new FeatureField("x", FeatureType.Number)]);

    [Fact]
    public void The_numbers_are_those_of_scikit_learn()
    {
        // The example of r2_score, mean_squared_error and mean_absolute_error in scikit-learn's documentation.
        RegressionEvaluation result = Evaluate([2.5f, 0, 2, 8], [3, -0.5, 2, 7]);

        result.RSquared.Value.Should().BeApproximately(0.9486081370449679, 1e-12);
        result.Rmse.Value.Should().BeApproximately(Math.Sqrt(0.375), 1e-12);
        result.MeanAbsoluteError.Value.Should().BeApproximately(0.5, 1e-12);
        result.Bias.Value.Should().BeApproximately(0.25, 1e-12);
        result.RowCount.Should().Be(4);
        result.ToString().Should().StartWith("Same: 4 rows\nRMSE +0.6124 [");
    }

    [Fact]
    public void Rows_without_an_amount_are_skipped()
    {
        Evaluate([1, 2, 3], [1, double.NaN, 3]).RowCount.Should().Be(2);
        FluentActions.Invoking(() => Evaluate([1], [double.NaN])).Should().Throw<ArgumentException>().WithMessage("None of the 1 rows to score has an amount.*");
    }

    [Fact]
    public void Baselines_learn_from_the_training_rows()
    {
        RegressionData data = new(new FeatureMatrix(Schema, [[0, 0, 0, 5, 5]]), [1, 2, 9, 4, 6]);
        RegressionEvaluation result = new Same().Evaluate(data, RowSet.From([3, 4]), RowSet.All(3));

        result.Against(RegressionBaseline.Mean).RmseGain.Value.Should().BeApproximately(Math.Sqrt(2) - 1, 1e-12);
        result.Against(RegressionBaseline.Median).MeanAbsoluteErrorGain.Value.Should().BeApproximately(3 - 1, 1e-12);
        result.Against(RegressionBaseline.Mean).ToString().Should().StartWith("Same against Mean: RMSE better by +0.4142");
    }

    [Property(MaxTest = 50)]
    public void Predicting_the_mean_of_the_scored_rows_explains_nothing(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "amounts");
        double[] amounts = new double[30];
        for (int i = 0; i < amounts.Length; i++)
        {
            amounts[i] = 1e6 + random.NextInt32(1_000);
        }

        RegressionData data = new(new FeatureMatrix(Schema, [new float[30]]), amounts);
        IRegressor mean = RegressionBaseline.Mean.Train(data, RowSet.All(30), null, TestContext.Current.CancellationToken);
        RegressionEvaluation result = mean.Evaluate(data, RowSet.All(30));

        result.RSquared.Value.Should().BeApproximately(0, 1e-9);
        result.Bias.Value.Should().BeApproximately(0, 1e-6);
        result.Against(RegressionBaseline.Mean).RmseGain.Should().Be(new Estimate(0, 0, 0));
    }

    [Fact]
    public void Repeated_rows_of_a_customer_do_not_narrow_the_intervals()
    {
        float[] once = [.. Enumerable.Range(0, 40).Select(i => (float)(i * 7 % 13))];
        double[] amounts = [.. Enumerable.Range(0, 40).Select(i => i * 5 % 11 + 0.5)];

        RegressionEvaluation few = Evaluate(once, amounts);
        RegressionEvaluation often = Evaluate(
            [.. once.SelectMany(x => Enumerable.Repeat(x, 10))], [.. amounts.SelectMany(y => Enumerable.Repeat(y, 10))], [.. Enumerable.Range(0, 400).Select(i => i / 10)]);

        often.Rmse.Low.Should().BeApproximately(few.Rmse.Low, 1e-9);
        often.RSquared.High.Should().BeApproximately(few.RSquared.High, 1e-9);
        (few.Rmse.Low < few.Rmse.Value && few.Rmse.Value < few.Rmse.High).Should().BeTrue();
        Evaluate([1, 2], [2, 2], [5, 5]).Rmse.High.Should().Be(double.PositiveInfinity, "one customer proves nothing");
        Evaluate([1, 2], [2, 2]).RSquared.Value.Should().Be(double.NaN);
    }

    private static RegressionEvaluation Evaluate(float[] predicted, double[] amounts, int[]? groups = null) =>
        new Same().Evaluate(new RegressionData(new FeatureMatrix(Schema, [predicted]), amounts, groups), RowSet.All(amounts.Length));

    /// <summary>Predicts what stands in the column.</summary>
    private sealed class Same : IRegressor
    {
        public string Name => "Same";

        public FeatureSchema Schema => RegressionEvaluationTests.Schema;

        public double Predict(ReadOnlySpan<float> row) => row[0];

        public void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> amounts)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                amounts[i] = features.Column(0)[rows.Rows[i]];
            }
        }
    }
}
