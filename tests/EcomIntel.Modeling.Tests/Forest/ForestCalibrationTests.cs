namespace EcomIntel.Modeling.Tests;

public class ForestCalibrationTests
{
    [Fact]
    public void Clean_classes_get_surer_probabilities_and_a_lower_loss_on_new_rows()
    {
        TrainingData data = Clean(2_000);
        RandomForest forest = new RandomForestTrainer(new() { Trees = 80, Seed = 1 }).Grow(data, RowSet.From([.. Enumerable.Range(0, 1_000)]));
        RowSet test = RowSet.From([.. Enumerable.Range(1_000, 1_000)]);

        double calibrated = forest.Evaluate(data, test).LogLoss;
        double raw = forest.Uncalibrated().Evaluate(data, test).LogLoss;

        forest.Calibration.Power.Should().BeGreaterThan(1.2);
        calibrated.Should().BeLessThan(raw - 0.01);
    }

    [Fact]
    public void Noise_is_left_alone()
    {
        TrainingData data = PlantedShop.Create(2_000, seed: 5, signal: 0).Data;

        new RandomForestTrainer(new() { Trees = 80, Seed = 1 }).Grow(data, RowSet.All(2_000)).Calibration.Should().Be(ForestCalibration.None);
    }

    [Fact]
    public void It_can_be_switched_off()
    {
        TrainingData data = Clean(1_000);
        RandomForest forest = new RandomForestTrainer(new() { Trees = 80, Seed = 1, Calibrate = false }).Grow(data, RowSet.All(1_000));

        forest.Calibration.Should().Be(ForestCalibration.None);
    }

    [Fact]
    public void The_order_of_classes_by_probability_is_kept()
    {
        ForestCalibration calibration = new(2.5, 1e-3);
        double[] row = [0.5, 0.2, 0, 0.3, 0, 0];

        calibration.Apply(row, 6);

        row.Sum().Should().BeApproximately(1, 1e-12);
        row[0].Should().BeApproximately(Math.Pow(0.501, 2.5) / new[] { 0.501, 0.201, 0.001, 0.301, 0.001, 0.001 }.Sum(p => Math.Pow(p, 2.5)), 1e-12);
        row.Should().Equal(row[0], row[1], row[4], row[3], row[2], row[5]);
        (row[0] > row[3] && row[3] > row[1] && row[1] > row[2]).Should().BeTrue();
    }

    /// <summary>Four classes that are the quarters of a square, with 2% of labels at random.</summary>
    private static TrainingData Clean(int rows)
    {
        SeededRandom random = SeededRandom.For(3, "clean");
        float[][] columns = [new float[rows], new float[rows], new float[rows], new float[rows]];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            foreach (float[] column in columns)
            {
                column[i] = (float)random.NextDouble();
            }

            labels[i] = random.NextDouble() < 0.02 ? random.NextInt32(4) : (columns[0][i] + (0.3 * columns[2][i]) > 0.65 ? 2 : 0) + (columns[1][i] > 0.5 ? 1 : 0);
        }

        FeatureSchema schema = new(columns.Select((_, i) => new FeatureField($"x{i}", FeatureType.Number)));
        return new TrainingData(new FeatureMatrix(schema, columns), ["a", "b", "c", "d"], labels);
    }
}
