namespace EcomIntel.Modeling.Tests;

/// <summary>Trees that end within their crown, in one part or several, and trees that are walked below it.</summary>
public class ScoringTests
{
    private const int TrainRows = 6_000;
    private const int Classes = 5;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(448)]
    [InlineData(449)]
    [InlineData(100_000)]
    public void Many_rows_get_the_bits_that_plain_trees_give(int maxLeaves)
    {
        ForestArrays arrays = Grow(maxLeaves);
        FeatureMatrix features = Table(500);
        double[] many = Batch(arrays, features, RowSet.All(500));

        for (int row = 0; row < 500; row++)
        {
            many.AsSpan(row * Classes, Classes).ToArray().Should().Equal(PlainTrees.Predict(arrays, Row(features, row)), "row {0}", row);
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(100_000)]
    public void A_row_gets_the_same_bits_alone_and_in_company_of_any_size(int maxLeaves)
    {
        ForestArrays arrays = Grow(maxLeaves);
        FeatureMatrix features = Table(5_000);
        double[] all = Batch(arrays, features, RowSet.All(5_000));

        foreach (int count in new[] { 1, 2, 11, 12, 63, 64, 65, 127, 128, 129, 200, 1_500 })
        {
            // Every third row, from somewhere on.
            int[] rows = [.. Enumerable.Range(0, count).Select(i => count + (3 * i)).Where(row => row < 5_000)];
            double[] some = Batch(arrays, features, RowSet.From(rows));

            some.Should().Equal(rows.SelectMany(row => all.AsSpan(row * Classes, Classes).ToArray()), "{0} rows", count);
        }
    }

    [Fact]
    public void Trees_that_never_split_give_their_only_leaf()
    {
        ForestArrays arrays = Grow(maxLeaves: 2, leafRows: TrainRows);

        Batch(arrays, Table(70), RowSet.All(70)).AsSpan(69 * Classes, Classes).ToArray().Should().Equal(PlainTrees.Predict(arrays, new float[Classes]));
    }

    [Fact]
    public void A_crooked_tree_is_numbered_right()
    {
        // A chain: every node has a leaf on one side, so that a crown of 448 exits has many parts of which most are one exit.
        const int Leaves = 700;
        FeatureMatrix chain = new(new FeatureSchema([.. Enumerable.Range(0, 3).Select(i => new FeatureField($"n{i}", FeatureType.Number))]), Chain(Leaves));
        TrainingData data = new(chain, ["a", "b"], [.. Enumerable.Range(0, Leaves).Select(i => i % 2)]);
        ForestArrays arrays = Grow(data, new RandomForestOptions { Smoothing = 0.1 }, leafRows: 1, columns: 3);
        double[] many = new double[Leaves * 2];

        ForestBatch.Predict(new ForestTrees(arrays), ForestCalibration.None, 2, chain, RowSet.All(Leaves), many);

        for (int row = 0; row < Leaves; row++)
        {
            many.AsSpan(row * 2, 2).ToArray().Should().Equal(PlainTrees.Predict(arrays, Row(chain, row)));
        }
    }

    private static float[][] Chain(int rows) => [.. Enumerable.Range(0, 3).Select(column => Enumerable.Range(0, rows).Select(row => (float)(row / (1 + (83 * column)))).ToArray())];

    private static ForestArrays Grow(int maxLeaves, int leafRows = 1)
    {
        TrainingData data = PlantedShop.Create(TrainRows, seed: 21).Data;
        return Grow(new TrainingData(Table(TrainRows), data.Classes, data.Labels.ToArray()), new RandomForestOptions { MaxLeaves = maxLeaves }, leafRows, columns: 3);
    }

    private static ForestArrays Grow(TrainingData data, RandomForestOptions options, int leafRows, int columns)
    {
        const int Trees = 9;
        ForestTable table = ForestTable.Create(data, RowSet.All(data.RowCount), options, CancellationToken.None);
        RowDraw draw = new(seed: 3, Trees, RowDrawing.Subsample, share: 0.9, table.Groups);
        TreeGrower[] trees = new ForestGrowth(table, draw, new ParallelOptions()).Grow(GrowthLimits.From(options, data.RowCount, columns, leafRows), 0, Trees, () => { });
        return ForestFreezing.Freeze(table, trees, options.Smoothing);
    }

    /// <summary>The planted shop's rows, of which some lack a value.</summary>
    private static FeatureMatrix Table(int rows)
    {
        FeatureMatrix whole = PlantedShop.Create(rows, seed: 21).Data.Features;
        float[][] columns = [.. Enumerable.Range(0, whole.Schema.Count).Select(i => whole.Column(i).ToArray())];
        for (int row = 0; row < rows; row++)
        {
            columns[row % columns.Length][row] = row % 13 == 0 ? float.NaN : columns[row % columns.Length][row];
        }

        return new FeatureMatrix(whole.Schema, columns);
    }

    private static double[] Batch(ForestArrays arrays, FeatureMatrix features, RowSet rows)
    {
        double[] probabilities = new double[rows.Count * Classes];
        ForestBatch.Predict(new ForestTrees(arrays), ForestCalibration.None, Classes, features, rows, probabilities);
        return probabilities;
    }

    private static float[] Row(FeatureMatrix features, int row)
    {
        float[] values = new float[features.Schema.Count];
        features.CopyRow(row, values);
        return values;
    }
}
