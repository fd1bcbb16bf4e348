namespace EcomIntel.Modeling.Tests;

/// <summary>What is done otherwise where rows are few.</summary>
public class FewRowsTests
{
    private const int Few = 400;
    private const int Many = 20_400;

    [Fact]
    public void Few_rows_are_drawn_by_the_bootstrap_and_many_without_repeats()
    {
        Grow(Few, drawing: null).Should().Equal(Grow(Few, RowDrawing.Bootstrap)).And.NotEqual(Grow(Few, RowDrawing.Subsample));
        Grow(Many, drawing: null).Should().Equal(Grow(Many, RowDrawing.Subsample)).And.NotEqual(Grow(Many, RowDrawing.Bootstrap));
    }

    [Fact]
    public void A_share_of_few_rows_is_drawn_without_repeats() =>
        Grow(Few, drawing: null, share: 0.5).Should().Equal(Grow(Few, RowDrawing.Subsample, share: 0.5));

    [Fact]
    public void Plain_trees_stay_where_other_ones_are_better_by_luck_only()
    {
        // Nine readings of one thing, each with an error of its own: how many are looked at and how far a tree goes hardly matters.
        SeededRandom random = SeededRandom.For(31, "readings");
        float[][] columns = [.. Enumerable.Range(0, 9).Select(_ => new float[Few])];
        int[] labels = new int[Few];
        for (int row = 0; row < Few; row++)
        {
            labels[row] = row % 2;
            foreach (float[] column in columns)
            {
                column[row] = (float)((2 * labels[row]) + random.NextNormal());
            }
        }

        FeatureSchema schema = new(columns.Select((_, i) => new FeatureField($"x{i}", FeatureType.Number)));
        RandomForest forest = new RandomForestTrainer(new() { Trees = 50 }).Grow(new TrainingData(new FeatureMatrix(schema, columns), ["a", "b"], labels), RowSet.All(Few));

        forest.Settings.Should().Be(new ForestSettings(0, MinLeafRows: 1, ColumnsPerNode: 3));
    }

    [Fact]
    public void What_is_luck_does_not_depend_on_the_size_of_weights()
    {
        TrainingData data = PlantedShop.Create(Few, seed: 32).Data;
        RandomForestOptions heavy = new() { Trees = 50, Smoothing = 0 };
        foreach (string name in PlantedShop.Classes)
        {
            heavy.ClassWeights[name] = 1_000;
        }

        ForestSettings plain = new RandomForestTrainer(new() { Trees = 50, Smoothing = 0 }).Grow(data, RowSet.All(Few)).Settings;

        plain.MinLeafRows.Should().NotBe(int.MaxValue, "the shop can be learnt");
        new RandomForestTrainer(heavy).Grow(data, RowSet.All(Few)).Settings.Should().Be(plain);
    }

    private static double[] Grow(int rows, RowDrawing? drawing, double? share = null)
    {
        TrainingData data = PlantedShop.Create(rows, seed: 30).Data;
        RandomForestOptions options = new() { Trees = 3, MinLeafRows = 20, ColumnsPerNode = 2, Calibrate = false, Drawing = drawing, SampleShare = share };
        double[] probabilities = new double[PlantedShop.Classes.Length];
        new RandomForestTrainer(options).Grow(data, RowSet.All(rows)).Predict([30, 1, 2, 12, 3], probabilities);
        return probabilities;
    }
}
