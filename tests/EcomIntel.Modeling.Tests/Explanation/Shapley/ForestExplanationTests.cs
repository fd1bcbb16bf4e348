namespace EcomIntel.Modeling.Tests;

public class ForestExplanationTests
{
    // Every tree sees all rows, so that the rows of its nodes can be counted from outside; one column a node brings the same columns up again and again.
    private static RandomForestOptions SmallForest => new() { Trees = 5, SampleShare = 1, ColumnsPerNode = 1, MinLeafRows = 3, Seed = 8 };

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(4)]
    public void Contributions_are_the_shapley_values_over_all_subsets_of_columns(int? maxDepth)
    {
        TrainingData data = Mixed(400);
        RandomForestOptions options = SmallForest;
        options.MaxDepth = maxDepth;
        RandomForest forest = new RandomForestTrainer(options).Grow(data, RowSet.All(400));
        BruteForceShapley brute = new(forest, data);
        foreach (float[] row in Rows(Mixed(430), 400, 30))
        {
            ForestExplanation explanation = forest.Explain(row);

            explanation.Columns.Should().HaveCount(6);
            for (int label = 0; label < 3; label++)
            {
                explanation.BaseProbabilities[label].Should().BeApproximately(brute.Expected(row, 0, label), 1e-12);
                for (int column = 0; column < 6; column++)
                {
                    explanation[column, label].Should().BeApproximately(brute.Of(row, column, label), 2e-7, "the sum of the trees is of single precision");
                }
            }
        }
    }

    [Fact]
    public void Before_rounding_they_are_exact_to_the_twelfth_digit()
    {
        TrainingData data = Mixed(300);
        RandomForest forest = new RandomForestTrainer(SmallForest).Grow(data, RowSet.All(300));
        BruteForceShapley brute = new(forest, data);
        foreach (float[] row in Rows(data, 0, 20))
        {
            double[] contributions = new double[18];
            ShapleyWalk walk = new(forest.Shapley, row, contributions);
            walk.Run();
            walk.Return();

            for (int i = 0; i < contributions.Length; i++)
            {
                contributions[i].Should().BeApproximately(brute.Of(row, i / 3, i % 3), 1e-12);
            }
        }
    }

    [Fact]
    public void Base_and_contributions_add_up_to_the_uncalibrated_probability()
    {
        TrainingData data = PlantedShop.Create(3_000, seed: 5).Data;
        RandomForest forest = new RandomForestTrainer(new() { Trees = 60, MinLeafRows = 2, ColumnsPerNode = 2 }).Grow(data, RowSet.All(3_000));
        forest.Calibration.IsNone.Should().BeFalse();
        foreach (float[] row in Rows(data, 0, 50))
        {
            double[] probabilities = new double[5];
            forest.Uncalibrated().Predict(row, probabilities);

            ForestExplanation explanation = forest.Explain(row);

            for (int label = 0; label < 5; label++)
            {
                explanation.Probability(label).Should().BeApproximately(probabilities[label], 1e-12);
            }
        }
    }

    [Fact]
    public void Deep_paths_over_many_columns_add_up_before_rounding_too()
    {
        // 60 columns and leaves of one row: paths of dozens of different columns.
        SeededRandom random = SeededRandom.For(3, "deep");
        float[][] columns = [.. Enumerable.Range(0, 60).Select(_ => new float[1_500])];
        int[] labels = new int[1_500];
        for (int row = 0; row < labels.Length; row++)
        {
            labels[row] = random.NextInt32(2);
            foreach (float[] column in columns)
            {
                column[row] = random.NextInt32(30) == 0 ? 1 : 0;
            }
        }

        FeatureSchema schema = new(Enumerable.Range(0, 60).Select(i => new FeatureField($"x{i}", FeatureType.Number)));
        TrainingData data = new(new FeatureMatrix(schema, columns), ["a", "b"], labels);
        RandomForest forest = new RandomForestTrainer(new() { Trees = 10, MinLeafRows = 1, ColumnsPerNode = 5 }).Grow(data, RowSet.All(1_500));
        forest.Shapley.MaxDepth.Should().BeGreaterThan(40);
        foreach (float[] row in Rows(data, 0, 10))
        {
            double[] contributions = new double[forest.ExplainedColumns.Length * 2];
            ShapleyWalk walk = new(forest.Shapley, row, contributions);
            walk.Run();
            walk.Return();

            double[] probabilities = new double[2];
            forest.Uncalibrated().Predict(row, probabilities);
            double sum = forest.BaseProbabilities[0] + contributions.Where((_, i) => i % 2 == 0).Sum();
            sum.Should().BeApproximately(probabilities[0], 1e-6);
            contributions.Where((_, i) => i % 2 == 0).Sum().Should().BeApproximately(-contributions.Where((_, i) => i % 2 == 1).Sum(), 1e-7);
        }
    }

    [Fact]
    public void Flags_of_one_category_are_one_column_with_the_names_of_all()
    {
        RandomForest forest = new RandomForestTrainer(SmallForest).Grow(Mixed(400), RowSet.All(400));

        forest.ExplainedColumns.Select(column => column.Name).Should().Equal("x", "hour", "city", "flag_0..flag_2", "noise", "same");
        forest.ExplainedColumns[3].Fields.Should().Equal("flag_0", "flag_1", "flag_2");
    }

    [Fact]
    public void A_column_that_no_tree_asks_contributes_nothing()
    {
        TrainingData data = Mixed(400);
        RandomForest forest = new RandomForestTrainer(SmallForest).Grow(data, RowSet.All(400));

        ForestExplanation explanation = forest.Explain(Rows(data, 7, 1)[0]);

        explanation.For("b").Single(contribution => contribution.Column == "same").Value.Should().Be(0);
        explanation.For("b").Select(contribution => Math.Abs(contribution.Value)).Should().BeInDescendingOrder();
    }

    [Fact]
    public void A_forest_without_splits_has_its_priors_as_base_and_no_contribution()
    {
        TrainingData data = Mixed(400);
        RandomForest forest = new RandomForestTrainer(new() { Trees = 4, MinLeafRows = 1_000 }).Grow(data, RowSet.All(400));
        float[] row = Rows(data, 0, 1)[0];
        double[] probabilities = new double[3];
        forest.Predict(row, probabilities);

        ForestExplanation explanation = forest.Explain(row);

        explanation.BaseProbabilities.Should().Equal(probabilities);
        explanation.For("a").Should().OnlyContain(contribution => contribution.Value == 0);
    }

    [Fact]
    public void A_loaded_forest_explains_alike()
    {
        TrainingData data = Mixed(400);
        RandomForest forest = new RandomForestTrainer(SmallForest).Grow(data, RowSet.All(400));
        using MemoryStream file = new();
        forest.Save(file);
        file.Position = 0;
        float[] row = Rows(data, 3, 1)[0];

        RandomForest.Load(file).Explain(row).For("c").Should().Equal(forest.Explain(row).For("c"));
    }

    [Fact]
    public void Explaining_into_a_span_allocates_nothing()
    {
        TrainingData data = Mixed(400);
        RandomForest forest = new RandomForestTrainer(SmallForest).Grow(data, RowSet.All(400));
        float[] row = Rows(data, 0, 1)[0];
        double[] contributions = new double[18];
        forest.Explain(row, contributions);

        long before = GC.GetAllocatedBytesForCurrentThread();
        forest.Explain(row, contributions);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void Too_little_room_and_unknown_classes_are_refused()
    {
        RandomForest forest = new RandomForestTrainer(SmallForest).Grow(Mixed(400), RowSet.All(400));

        forest.Invoking(f => f.Explain(new float[8], new double[17])).Should().Throw<ArgumentException>()
            .WithMessage("A row needs 8 values and 18 contributions but there is room for 8 and 17.*");
        forest.Explain(new float[8]).Invoking(explanation => explanation.For("d")).Should().Throw<ArgumentException>()
            .WithMessage("There is no class 'd'. The classes are 'a', 'b', 'c'.*");
        forest.Explain(new float[8]).Invoking(explanation => explanation[6, 0]).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static List<float[]> Rows(TrainingData data, int first, int count) => [.. Enumerable.Range(first, count).Select(row =>
    {
        float[] values = new float[data.Schema.Count];
        data.Features.CopyRow(row, values);
        return values;
    })];

    /// <summary>Numbers with and without missing values, a category, a category that came one-hot, and a column of one value; unknown levels and bad flags beyond row 400.</summary>
    private static TrainingData Mixed(int rows)
    {
        SeededRandom random = SeededRandom.For(19, "mixed");
        float[][] columns = [.. Enumerable.Range(0, 8).Select(_ => new float[rows])];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            int flag = random.NextInt32(4);
            columns[0][row] = random.NextInt32(8) == 0 ? float.NaN : (float)random.NextNormal();
            columns[1][row] = random.NextInt32(24);
            columns[2][row] = random.NextInt32(9) == 0 ? float.NaN : random.NextInt32(row < 400 ? 4 : 6);
            columns[6][row] = (float)random.NextDouble();
            columns[7][row] = 3;
            for (int i = 0; i < 3; i++)
            {
                columns[3 + i][row] = flag == i ? 1 : row >= 400 && random.NextInt32(5) == 0 ? float.NaN : 0;
            }

            double score = (float.IsNaN(columns[0][row]) ? 0.5 : columns[0][row]) + (columns[2][row] is 1 or 3 ? 1 : 0) + (flag == 2 ? 1 : 0);
            labels[row] = random.NextInt32(6) == 0 ? random.NextInt32(3) : score > 1 ? 2 : columns[1][row] > 11 ? 1 : 0;
        }

        FeatureSchema schema = new(
        [
            new("x", FeatureType.Number), new("hour", FeatureType.WholeNumber), new("city", FeatureType.Category) { Levels = ["Accra", "Ho", "Keta", "Wa", "Tema"] },
            new("flag_0", FeatureType.Number), new("flag_1", FeatureType.Number), new("flag_2", FeatureType.Number), new("noise", FeatureType.Number), new("same", FeatureType.Number),
        ]);
        return new TrainingData(new FeatureMatrix(schema, columns), ["a", "b", "c"], labels);
    }
}
