namespace EcomIntel.Modeling.Tests;

/// <summary>Categories that came as columns of 0 and 1.</summary>
public class OneHotTests
{
    private static readonly RandomForestOptions WholeTree = new() { Trees = 1, SampleShare = 1, ColumnsPerNode = 100, MinLeafRows = 1, Smoothing = 0 };

    [Fact]
    public void Flags_of_one_category_are_split_as_a_set()
    {
        // Levels 0, 2 and 4 against 1 and 3: one split of a set, where single flags would need three.
        RandomForest tree = Train(5, 50, level => level % 2);

        tree.LeafCount.Should().Be(2);
        tree.Settings.ColumnsPerNode.Should().Be(1, "the flags are one column");
        Predict(tree, 0, 0, 0, 1, 0).Should().Equal(0, 1);
        Predict(tree, 0, 0, 1, 0, 0).Should().Equal(1, 0);
    }

    [Fact]
    public void A_row_without_a_flag_is_a_level_of_its_own()
    {
        // The last level has no flag, as where one of the columns was dropped.
        RandomForest tree = Train(3, 40, level => level == 3 ? 1 : 0, levels: 4);

        Predict(tree, 0, 0, 0).Should().Equal(0, 1);
        Predict(tree, 0, 1, 0).Should().Equal(1, 0);
    }

    [Fact]
    public void Flags_that_come_together_stay_columns_of_their_own()
    {
        float[] a = [.. Enumerable.Range(0, 40).Select(i => (float)(i % 2))];
        float[] b = [.. Enumerable.Range(0, 40).Select(i => (float)(i / 2 % 2))];
        TrainingData data = Table([a, b], [.. a.Zip(b, (x, y) => x + y == 2 ? 1 : 0)]);

        RandomForest tree = new RandomForestTrainer(WholeTree).Grow(data, RowSet.All(40));

        tree.Settings.ColumnsPerNode.Should().Be(2);
        Predict(tree, 1, 1).Should().Equal(0, 1);
        Predict(tree, 0, 1).Should().Equal(1, 0);
    }

    [Fact]
    public void Many_rows_and_one_row_agree_where_flags_are_missing_or_too_many()
    {
        RandomForest tree = Train(5, 50, level => level % 2);
        float[][] columns = [[1, 0, float.NaN, 1, 0.4f, float.NaN], [0, 0, 0, 1, 0.6f, 0], [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1], [0, 0, 1, 0, 0, 0]];
        double[] many = new double[12];

        tree.PredictBatch(new FeatureMatrix(tree.Schema, columns), RowSet.All(6), many);

        for (int row = 0; row < 6; row++)
        {
            Predict(tree, [.. columns.Select(column => column[row])]).Should().Equal(many[row * 2], many[(row * 2) + 1]);
        }
    }

    private static RandomForest Train(int flags, int rows, Func<int, int> label, int? levels = null)
    {
        int[] level = [.. Enumerable.Range(0, rows).Select(i => i % (levels ?? flags))];
        float[][] columns = [.. Enumerable.Range(0, flags).Select(flag => level.Select(own => own == flag ? 1f : 0).ToArray())];
        return new RandomForestTrainer(WholeTree).Grow(Table(columns, [.. level.Select(label)]), RowSet.All(rows));
    }

    private static TrainingData Table(float[][] columns, int[] labels) =>
        new(new FeatureMatrix(new FeatureSchema(columns.Select((_, i) => new FeatureField($"f{i}", FeatureType.Number))), columns), ["no", "yes"], labels);

    private static double[] Predict(RandomForest tree, params float[] row)
    {
        double[] probabilities = new double[2];
        tree.Predict(row, probabilities);
        return probabilities;
    }
}
