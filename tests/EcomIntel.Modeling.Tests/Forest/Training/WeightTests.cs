namespace EcomIntel.Modeling.Tests;

public class WeightTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void A_row_of_weight_two_is_the_row_twice(int? maxDepth)
    {
        RandomForestOptions options = new() { Trees = 1, SampleShare = 1, ColumnsPerNode = 100, MinLeafRows = 1, MaxDepth = maxDepth };
        TrainingData data = Noisy(300);
        int[] times = [.. Enumerable.Range(0, 300).Select(row => 1 + (row * row % 3))];
        int[] repeated = [.. Enumerable.Range(0, 300).SelectMany(row => Enumerable.Repeat(row, times[row]))];

        RandomForest weighted = new RandomForestTrainer(options).Grow(data.WithWeights([.. times.Select(time => (float)time)]), RowSet.All(300));
        RandomForest twice = new RandomForestTrainer(options).Grow(Take(data, repeated), RowSet.All(repeated.Length));

        weighted.LeafCount.Should().Be(twice.LeafCount).And.BeGreaterThan(5);
        Predictions(weighted, Noisy(600)).Should().Equal(Predictions(twice, Noisy(600)));
        weighted.BaseProbabilities.Zip(twice.BaseProbabilities).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
        weighted.ImpurityImportance().Zip(twice.ImpurityImportance()).Should().OnlyContain(pair => Math.Abs(pair.First.Share - pair.Second.Share) < 1e-12);
    }

    [Fact]
    public void A_row_of_weight_zero_is_absent()
    {
        TrainingData data = Noisy(400);
        float[] weights = [.. Enumerable.Range(0, 400).Select(row => row % 3 == 0 ? 0f : 1 + (row % 2))];
        RowSet positive = RowSet.From([.. Enumerable.Range(0, 400).Where(row => weights[row] > 0)]);
        RandomForestTrainer trainer = new(new() { Trees = 30 });

        byte[] zero = Bytes(trainer.Grow(data.WithWeights(weights), RowSet.All(400)));

        zero.Should().Equal(Bytes(trainer.Grow(data.WithWeights(weights), positive)));
    }

    [Fact]
    public void Weights_of_one_change_nothing()
    {
        TrainingData data = Noisy(400);
        RandomForestTrainer trainer = new(new() { Trees = 30 });

        byte[] ones = Bytes(trainer.Grow(data.WithWeights([.. Enumerable.Repeat(1f, 400)]), RowSet.All(400)));

        ones.Should().Equal(Bytes(trainer.Grow(data, RowSet.All(400))));
    }

    [Fact]
    public void A_weighted_tree_has_the_leaves_of_scikit_learn()
    {
        // DecisionTreeClassifier(max_depth=3, min_samples_leaf=3).fit(X, y, sample_weight=1 + (i % 3) / 2) of scikit-learn 1.9.1.
        RandomForestOptions options = new() { Trees = 1, SampleShare = 1, ColumnsPerNode = 3, MinLeafRows = 3, MaxDepth = 3, Smoothing = 0 };
        TrainingData data = SmallTables.Grid().WithWeights([.. Enumerable.Range(0, 40).Select(row => 1 + (row % 3 * 0.5f))]);

        RandomForest tree = new RandomForestTrainer(options).Grow(data, RowSet.All(40));

        double[] theirs =
        [
            0.34210526315789475, 0.47368421052631576, 0.18421052631578946,
            0.1111111111111111, 0, 0.8888888888888888,
            0, 0.3076923076923077, 0.6923076923076923,
        ];
        Predictions(tree, data).Zip(theirs).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 1e-7);
        tree.ImpurityImportance().Select(column => column.Share).Zip([0.09788476892382089, 0.6319370730161362, 0.27017815806004286])
            .Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
    }

    [Fact]
    public void Balanced_classes_have_the_weights_of_scikit_learn()
    {
        // class_weight="balanced": rows / (classes × rows of the class); 13, 15 and 12 of 40 rows.
        RandomForestOptions balanced = new() { Trees = 20, MinLeafRows = 3, ColumnsPerNode = 2, BalanceClasses = true };
        RandomForestOptions named = new() { Trees = 20, MinLeafRows = 3, ColumnsPerNode = 2 };
        (named.ClassWeights["a"], named.ClassWeights["b"], named.ClassWeights["c"]) = (40.0 / (3 * 13), 40.0 / (3 * 15), 40.0 / (3 * 12));

        RandomForest forest = new RandomForestTrainer(balanced).Grow(SmallTables.Grid(), RowSet.All(40));

        Predictions(forest, SmallTables.Grid()).Should().Equal(Predictions(new RandomForestTrainer(named).Grow(SmallTables.Grid(), RowSet.All(40)), SmallTables.Grid()));
    }

    [Fact]
    public void Class_weights_and_row_weights_multiply()
    {
        TrainingData data = Noisy(300);
        float[] rows = [.. Enumerable.Range(0, 300).Select(row => 1f + (row % 4))];
        RandomForestOptions options = new() { Trees = 10, MinLeafRows = 4, ColumnsPerNode = 2, ClassWeights = { ["b"] = 3 } };

        RandomForest both = new RandomForestTrainer(options).Grow(data.WithWeights(rows), RowSet.All(300));

        float[] product = [.. rows.Select((weight, row) => data.Labels[row] == 1 ? 3 * weight : weight)];
        RandomForest one = new RandomForestTrainer(new() { Trees = 10, MinLeafRows = 4, ColumnsPerNode = 2 }).Grow(data.WithWeights(product), RowSet.All(300));
        Predictions(both, data).Should().Equal(Predictions(one, data));
        both.OutOfBagScore.Should().Be(one.OutOfBagScore);
    }

    [Fact]
    public void The_size_of_weights_hardly_matters_where_they_are_chosen_by()
    {
        // Only smoothing knows how much one row is.
        TrainingData data = Noisy(500);
        float[] weights = [.. Enumerable.Range(0, 500).Select(row => 1f + (row % 4))];
        RandomForestOptions options = new() { Trees = 40, Smoothing = 0 };

        RandomForest small = new RandomForestTrainer(options).Grow(data.WithWeights([.. weights.Select(weight => weight / 1_024)]), RowSet.All(500));
        RandomForest large = new RandomForestTrainer(options).Grow(data.WithWeights([.. weights.Select(weight => weight * 1_024)]), RowSet.All(500));

        small.Settings.Should().Be(large.Settings);
        Predictions(small, data).Should().Equal(Predictions(large, data));
    }

    [Fact]
    public void Contributions_of_a_weighted_forest_are_its_shapley_values()
    {
        TrainingData data = Noisy(300);
        float[] weights = [.. Enumerable.Range(0, 300).Select(row => 0.25f + (row % 5))];
        RandomForest forest = new RandomForestTrainer(new() { Trees = 3, SampleShare = 1, MinLeafRows = 4, ColumnsPerNode = 1 }).Grow(data.WithWeights(weights), RowSet.All(300));
        BruteForceShapley brute = new(forest, data, row => weights[row]);
        float[] row = new float[3];
        data.Features.CopyRow(5, row);

        ForestExplanation explanation = forest.Explain(row);

        for (int column = 0; column < 3; column++)
        {
            explanation[column, 1].Should().BeApproximately(brute.Of(row, column, 1), 2e-7);
        }
    }

    [Fact]
    public void A_weighted_forest_is_saved_and_loaded_whole()
    {
        TrainingData data = Noisy(300);
        RandomForest forest = new RandomForestTrainer(new() { Trees = 12, Drawing = RowDrawing.Bootstrap }).Grow(data.WithWeights([.. Enumerable.Range(0, 300).Select(row => 0.1f + (row % 7))]), RowSet.All(300));
        byte[] file = Bytes(forest);

        RandomForest loaded = RandomForest.Load(new MemoryStream(file));

        Predictions(loaded, data).Should().Equal(Predictions(forest, data));
        loaded.BaseProbabilities.Should().Equal(forest.BaseProbabilities);
        Bytes(loaded).Should().Equal(file);
    }

    [Theory]
    [InlineData(-1f, "The weight of row 2 must be from 0 to 1E+12 but is -1.*")]
    [InlineData(float.NaN, "The weight of row 2 must be from 0 to 1E+12 but is NaN.*")]
    [InlineData(2e12f, "The weight of row 2 must be from 0 to 1E+12 but is 2E+12.*")]
    public void A_weight_that_is_none_is_refused(float weight, string message)
    {
        TrainingData data = Noisy(4);

        data.Invoking(d => d.WithWeights([1, 1, weight, 1])).Should().Throw<ArgumentException>().WithMessage(message);
        data.Invoking(d => d.WithWeights([1, 1])).Should().Throw<ArgumentException>().WithMessage("There are 4 rows but 2 weights.*");
    }

    [Fact]
    public void Rows_without_weight_teach_nothing()
    {
        TrainingData data = Noisy(50);

        data.Invoking(d => new RandomForestTrainer().Grow(d.WithWeights(new float[50]), RowSet.All(50))).Should().Throw<EcomIntelException>()
            .WithMessage("RandomForest needs at least two classes to tell apart but found no row with a class.*");
    }

    private static TrainingData Noisy(int rows)
    {
        SeededRandom random = SeededRandom.For(6, "weights");
        float[][] columns = [new float[rows], new float[rows], new float[rows]];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            columns[0][row] = random.NextInt32(7) == 0 ? float.NaN : random.NextInt32(40);
            columns[1][row] = random.NextInt32(5);
            columns[2][row] = random.NextInt32(9);
            labels[row] = random.NextInt32(4) == 0 ? random.NextInt32(3) : columns[1][row] is 1 or 4 ? 1 : columns[0][row] > 20 ? 2 : 0;
        }

        FeatureSchema schema = new(
        [
            new("x", FeatureType.Number), new("city", FeatureType.Category) { Levels = ["Accra", "Ho", "Keta", "Tema", "Wa"] }, new("noise", FeatureType.Number),
        ]);
        return new TrainingData(new FeatureMatrix(schema, columns), ["a", "b", "c"], labels);
    }

    private static TrainingData Take(TrainingData data, int[] rows)
    {
        float[][] columns = [.. Enumerable.Range(0, 3).Select(field => Array.ConvertAll(rows, row => data.Features.Column(field)[row]))];
        return new TrainingData(new FeatureMatrix(data.Schema, columns), data.Classes, Array.ConvertAll(rows, row => data.Labels[row]));
    }

    private static double[] Predictions(RandomForest forest, TrainingData data)
    {
        double[] probabilities = new double[data.RowCount * 3];
        forest.PredictBatch(data.Features, RowSet.All(data.RowCount), probabilities);
        return probabilities;
    }

    private static byte[] Bytes(RandomForest forest)
    {
        using MemoryStream file = new();
        forest.Save(file);
        return file.ToArray();
    }
}
