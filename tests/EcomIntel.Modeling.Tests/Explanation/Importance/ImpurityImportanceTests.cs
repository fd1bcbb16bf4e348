namespace EcomIntel.Modeling.Tests;

public class ImpurityImportanceTests
{
    [Fact]
    public void A_tree_gives_the_shares_of_scikit_learn()
    {
        // feature_importances_ of scikit-learn 1.9.1's DecisionTreeClassifier(max_depth=3, min_samples_leaf=3, class_weight='balanced') on the same rows.
        RandomForestOptions options = new() { Trees = 1, SampleShare = 1, ColumnsPerNode = 3, MinLeafRows = 3, MaxDepth = 3 };
        (options.ClassWeights["a"], options.ClassWeights["b"], options.ClassWeights["c"]) = (40.0 / (3 * 13), 40.0 / (3 * 15), 40.0 / (3 * 12));

        RandomForest tree = new RandomForestTrainer(options).Grow(SmallTables.Grid(), RowSet.All(40));

        tree.ImpurityImportance().Select(column => column.Column).Should().Equal("u", "v", "w");
        tree.ImpurityImportance().Select(column => column.Share).Zip([0.4299670241863399, 0.2937615107570195, 0.2762714650566405])
            .Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
    }

    [Fact]
    public void Noise_with_many_values_looks_important_where_leaves_are_small()
    {
        // The bias that its documentation warns of: the labels depend on a flag only.
        SeededRandom random = SeededRandom.For(4, "bias");
        float[][] columns = [new float[500], new float[500]];
        int[] labels = new int[500];
        for (int row = 0; row < 500; row++)
        {
            columns[0][row] = random.NextInt32(2);
            columns[1][row] = (float)random.NextDouble();
            labels[row] = random.NextInt32(10) < 3 ? 1 - (int)columns[0][row] : (int)columns[0][row];
        }

        TrainingData data = new(new FeatureMatrix(new FeatureSchema([new("flag", FeatureType.Number), new("noise", FeatureType.Number)]), columns), ["a", "b"], labels);
        RandomForest forest = new RandomForestTrainer(new() { Trees = 20, MinLeafRows = 1, ColumnsPerNode = 1 }).Grow(data, RowSet.All(500));

        forest.ImpurityImportance()[1].Share.Should().BeGreaterThan(0.5);
        forest.ImpurityImportance().Sum(column => column.Share).Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void Without_splits_no_column_has_a_share()
    {
        RandomForest forest = new RandomForestTrainer(new() { Trees = 2, MinLeafRows = 100 }).Grow(SmallTables.Grid(), RowSet.All(40));

        forest.ImpurityImportance().Should().OnlyContain(column => column.Share == 0);
    }
}
