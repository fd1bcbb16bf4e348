namespace EcomIntel.Modeling.Tests;

public class ReliabilityTests
{
    [Fact]
    public void Scores_are_those_computed_by_hand()
    {
        // Sure by 0.9, 0.9 and 0.6; right, wrong and right.
        Evaluation result = Evaluate([0.9, 0.1, 0.9, 0.1, 0.4, 0.6], labels: [0, 1, 1]);

        result.BrierScore.Should().BeApproximately(((0.01 + 0.01) + (0.81 + 0.81) + (0.16 + 0.16)) / 3, 1e-12);
        result.CalibrationError.Should().BeApproximately(((2 * Math.Abs(0.9 - 0.5)) + Math.Abs(0.6 - 1)) / 3, 1e-12);
        result.ReliabilityCurve.Should().HaveCount(15);
        result.ReliabilityCurve.Sum(bin => bin.Rows).Should().Be(3);
        result.ReliabilityCurve[13].Should().Be(new ReliabilityBin(13.0 / 15, 14.0 / 15, 2, 0.9, 0.5));
        result.ReliabilityCurve[0].Accuracy.Should().Be(double.NaN);
    }

    [Fact]
    public void A_model_that_is_always_sure_and_right_has_no_error()
    {
        Evaluation result = Evaluate([1, 0, 0, 1], labels: [0, 1]);

        result.BrierScore.Should().Be(0);
        result.CalibrationError.Should().Be(0);
        result.ReliabilityCurve[14].Rows.Should().Be(2, "1 is in the last bin");
    }

    private static Evaluation Evaluate(double[] probabilities, int[] labels)
    {
        FeatureSchema schema = new([new FeatureField("row", FeatureType.Number), new FeatureField("nothing", FeatureType.Number)]);
        float[] row = [.. Enumerable.Range(0, labels.Length).Select(i => (float)i)];
        TrainingData data = new(new FeatureMatrix(schema, [row, new float[row.Length]]), ["a", "b"], labels);
        return new TableModel(schema, (own, _) => probabilities[2 * (int)own]).Evaluate(data, RowSet.All(labels.Length));
    }
}
