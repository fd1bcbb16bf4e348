namespace EcomIntel.Modeling.Tests;

/// <summary>Single trees over all rows and columns, so that what they split by is known.</summary>
public class TreeSplittingTests
{
    private static readonly RandomForestOptions WholeTree = new() { Trees = 1, SampleShare = 1, ColumnsPerNode = 100, MinLeafRows = 1, Smoothing = 0 };

    [Fact]
    public void An_unrestricted_tree_repeats_its_training_rows()
    {
        // scikit-learn 1.9.1's DecisionTreeClassifier() on the same rows: training accuracy 1.0.
        TrainingData data = SmallTables.Grid();

        RandomForest tree = new RandomForestTrainer(WholeTree).Grow(data, RowSet.All(data.RowCount));

        tree.Evaluate(data, RowSet.All(data.RowCount)).Accuracy.Should().Be(1);
    }

    [Theory]
    [InlineData(1, 11.5, 37)]
    [InlineData(15, 7.5, 25)]
    public void The_root_is_split_where_scikit_learn_splits_it(int minLeafRows, double cut, int leftRows)
    {
        // DecisionTreeClassifier(max_depth=1, min_samples_leaf=…) of scikit-learn 1.9.1: feature 1, these thresholds and row counts.
        TrainingData data = SmallTables.Grid();
        RandomForestOptions options = new() { Trees = 1, SampleShare = 1, ColumnsPerNode = 3, MinLeafRows = minLeafRows, MaxDepth = 1 };

        RandomForest tree = new RandomForestTrainer(options).Grow(data, RowSet.All(data.RowCount));

        tree.LeafCount.Should().Be(2);
        double[] left = Predict(tree, 0, (float)(cut - 0.1), 0);
        double[] right = Predict(tree, 0, (float)(cut + 0.1), 0);
        left.Should().NotEqual(right);
        Enumerable.Range(0, data.RowCount).Count(row => data.Features.Column(1)[row] < cut).Should().Be(leftRows);
        Predict(tree, 10, (float)(cut - 0.1), 6).Should().Equal(left);
    }

    [Fact]
    public void A_category_is_split_as_a_set_whatever_the_order_of_its_levels()
    {
        // Levels 0, 2 and 4 against 1 and 3: no single cut between codes parts them, one set does.
        float[] codes = [.. Enumerable.Range(0, 50).Select(i => (float)(i % 5))];
        TrainingData data = Table(new FeatureField("city", FeatureType.Category) { Levels = ["a", "b", "c", "d", "e"] }, codes, code => (int)code % 2);

        RandomForest tree = new RandomForestTrainer(WholeTree).Grow(data, RowSet.All(50));

        tree.LeafCount.Should().Be(2);
        tree.Evaluate(data, RowSet.All(50)).Accuracy.Should().Be(1);
    }

    [Fact]
    public void Missing_values_go_the_way_that_was_learnt()
    {
        // Missing rows are of the class of the low values in one table, of the high ones in the other.
        float[] values = [.. Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? float.NaN : i)];
        double[] low = Predict(Train(value => float.IsNaN(value) || value < 30 ? 0 : 1), float.NaN);
        double[] high = Predict(Train(value => float.IsNaN(value) || value >= 30 ? 1 : 0), float.NaN);

        low.Should().Equal(1, 0);
        high.Should().Equal(0, 1);

        RandomForest Train(Func<float, int> label) =>
            new RandomForestTrainer(WholeTree).Grow(Table(new FeatureField("x", FeatureType.Number), values, label), RowSet.All(60));
    }

    [Fact]
    public void A_missing_category_can_be_told_from_all_others()
    {
        float[] codes = [.. Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? float.NaN : i % 3)];
        TrainingData data = Table(new FeatureField("gender", FeatureType.Category) { Levels = ["f", "m", "o"] }, codes, code => float.IsNaN(code) ? 1 : 0);

        RandomForest tree = new RandomForestTrainer(WholeTree).Grow(data, RowSet.All(40));

        Predict(tree, float.NaN).Should().Equal(0, 1);
        Predict(tree, 2).Should().Equal(1, 0);
        Predict(tree, 17).Should().Equal([0, 1], "a code beyond the levels counts as missing");
    }

    [Fact]
    public void More_levels_than_bins_are_handled()
    {
        string[] levels = [.. Enumerable.Range(0, 600).Select(i => $"product {i}")];
        float[] codes = [.. Enumerable.Range(0, 3_000).Select(i => (float)(i % 600))];
        TrainingData data = Table(new FeatureField("product", FeatureType.Category) { Levels = [.. levels] }, codes, code => code < 200 ? 1 : 0);

        RandomForest tree = new RandomForestTrainer(WholeTree).Grow(data, RowSet.All(3_000));

        tree.Evaluate(data, RowSet.All(3_000)).Accuracy.Should().BeGreaterThan(0.95);
    }

    [Fact]
    public void A_column_of_one_value_or_of_none_is_no_obstacle()
    {
        float[] values = [.. Enumerable.Range(0, 40).Select(i => (float)i)];
        FeatureSchema schema = new([new("same", FeatureType.Number), new("none", FeatureType.Number), new("level", FeatureType.Category) { Levels = [] }, new("x", FeatureType.Number)]);
        float[] none = [.. Enumerable.Repeat(float.NaN, 40)];
        TrainingData data = new(new FeatureMatrix(schema, [new float[40], none, none, values]), ["a", "b"], [.. values.Select(value => value < 20 ? 0 : 1)]);

        RandomForest tree = new RandomForestTrainer(WholeTree).Grow(data, RowSet.All(40));

        tree.LeafCount.Should().Be(2);
        tree.Evaluate(data, RowSet.All(40)).Accuracy.Should().Be(1);
    }

    [Fact]
    public void Infinite_values_are_numbers_like_others()
    {
        float[] values = [float.NegativeInfinity, float.NegativeInfinity, 0, 1, float.PositiveInfinity, float.PositiveInfinity];
        TrainingData data = Table(new FeatureField("x", FeatureType.Number), values, value => float.IsPositiveInfinity(value) ? 1 : 0);

        RandomForest tree = new RandomForestTrainer(WholeTree).Grow(data, RowSet.All(6));

        tree.Evaluate(data, RowSet.All(6)).Accuracy.Should().Be(1);
    }

    private static TrainingData Table(FeatureField field, float[] values, Func<float, int> label) =>
        new(new FeatureMatrix(new FeatureSchema([field]), [values]), ["no", "yes"], [.. values.Select(label)]);

    private static double[] Predict(RandomForest tree, params float[] row)
    {
        double[] probabilities = new double[tree.Classes.Length];
        tree.Predict(row, probabilities);
        return probabilities;
    }
}
