namespace EcomIntel.Modeling.Tests;

/// <summary>Every node of whole trees against all columns and all cuts, by a plain computation of impurity that shares nothing with the trees' own.</summary>
public class ExactSplitTests
{
    [Theory]
    [InlineData(2, 1, false)]
    [InlineData(3, 1, false)]
    [InlineData(3, 7, false)]
    [InlineData(8, 3, false)]
    [InlineData(12, 1, false)]
    [InlineData(12, 9, true)]
    [InlineData(2, 1, true)]
    [InlineData(3, 4, true)]
    public void Every_split_gains_as_much_as_the_best_of_all_columns_and_cuts(int classes, int leafRows, bool weighted)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            ForestTable table = Create(classes, weighted, seed);
            TreeGrower tree = new(table, new GrowthLimits(seed, 100, leafRows, int.MaxValue, int.MaxValue, 0, 1), tree: 0);
            tree.Grow(TreeRows.Create(table, [.. Enumerable.Range(0, table.RowCount)]), new SplitFinder(table));

            tree.NodeCount.Should().BeGreaterThan(3);
            Check(table, tree, 0, [.. Enumerable.Range(0, table.RowCount)], leafRows);
        }
    }

    private static void Check(ForestTable table, TreeGrower tree, int node, int[] rows, int leafRows)
    {
        double best = BestGain(table, rows, leafRows);
        double score = Score(table, rows);
        if (tree.Columns[node] == TreeGrower.Leaf)
        {
            best.Should().BeLessThan(1e-9 * score, "a leaf has no cut that gains");
            return;
        }

        BinSet left = tree.Lefts[node];
        byte[] column = table.Columns[tree.Columns[node]];
        int[] leftRows = [.. rows.Where(row => left.Contains(column[row]))];
        int[] rightRows = [.. rows.Where(row => !left.Contains(column[row]))];
        Math.Min(leftRows.Length, rightRows.Length).Should().BeGreaterThanOrEqualTo(leafRows);
        (Score(table, leftRows) + Score(table, rightRows) - score).Should().BeApproximately(best, 1e-12 * score);
        Check(table, tree, tree.Children[node], leftRows, leafRows);
        Check(table, tree, tree.Children[node] + 1, rightRows, leafRows);
    }

    private static double BestGain(ForestTable table, int[] rows, int leafRows)
    {
        double best = double.NegativeInfinity;
        for (int column = 0; column < table.Columns.Length; column++)
        {
            byte[] bins = table.Columns[column];
            byte[] present = [.. rows.Select(row => bins[row]).Distinct().Order()];
            foreach (HashSet<byte> left in table.Bins[column].IsCategorical ? Sets(table, column, rows, present) : Cuts(present))
            {
                int[] leftRows = [.. rows.Where(row => left.Contains(bins[row]))];
                int[] rightRows = [.. rows.Where(row => !left.Contains(bins[row]))];
                if (Math.Min(leftRows.Length, rightRows.Length) >= leafRows)
                {
                    best = Math.Max(best, Score(table, leftRows) + Score(table, rightRows) - Score(table, rows));
                }
            }
        }

        return best;
    }

    /// <summary>All cuts of a number, with missing values on either side.</summary>
    private static IEnumerable<HashSet<byte>> Cuts(byte[] present)
    {
        byte[] values = [.. present.Where(bin => bin != ColumnBins.Missing)];
        for (int count = 1; count <= values.Length; count++)
        {
            yield return [.. values.Take(count)];
            yield return [.. values.Take(count), ColumnBins.Missing];
        }
    }

    /// <summary>For two classes all sets there are; for more the cuts of each class's order by share, which is what the forest promises.</summary>
    private static IEnumerable<HashSet<byte>> Sets(ForestTable table, int column, int[] rows, byte[] present)
    {
        if (table.ClassCount == 2)
        {
            return Enumerable.Range(1, (1 << present.Length) - 2).Select(mask => present.Where((_, i) => ((mask >> i) & 1) != 0).ToHashSet());
        }

        return Enumerable.Range(0, table.ClassCount).SelectMany(k =>
        {
            byte[] order = [.. present.OrderBy(bin => Share(table, column, rows, bin, k)).ThenBy(bin => bin)];
            return Enumerable.Range(1, order.Length - 1).Select(count => order.Take(count).ToHashSet());
        });
    }

    private static double Share(ForestTable table, int column, int[] rows, byte bin, int k)
    {
        int[] own = [.. rows.Where(row => table.Columns[column][row] == bin).Select(row => table.Labels[row])];
        return own.Count(label => label == k) * table.ClassWeights[k] / own.Sum(label => table.ClassWeights[label]);
    }

    /// <summary>Σ (weighted count)² ÷ weighted rows: rows less impurity.</summary>
    private static double Score(ForestTable table, int[] rows)
    {
        double[] counts = new double[table.ClassCount];
        foreach (int row in rows)
        {
            counts[table.Labels[row]] += table.ClassWeights[table.Labels[row]];
        }

        return counts.Sum(count => count * count) / counts.Sum();
    }

    /// <summary>Two numbers, one with missing values, a category with missing values and a flag; more than a histogram's worth of rows.</summary>
    private static ForestTable Create(int classes, bool weighted, int seed)
    {
        const int Rows = 300;
        SeededRandom random = SeededRandom.For(seed, "exact");
        float[][] columns = [new float[Rows], new float[Rows], new float[Rows], new float[Rows]];
        int[] labels = new int[Rows];
        for (int row = 0; row < Rows; row++)
        {
            columns[0][row] = random.NextInt32(40);
            columns[1][row] = random.NextInt32(6) == 0 ? float.NaN : random.NextInt32(9) - 4;
            columns[2][row] = random.NextInt32(7) == 0 ? float.NaN : random.NextInt32(5);
            columns[3][row] = random.NextInt32(2);
            labels[row] = random.NextInt32(3) > 0 ? (int)(columns[0][row] * classes / 40) : random.NextInt32(classes);
        }

        FeatureSchema schema = new([new("u", FeatureType.Number), new("v", FeatureType.Number), new("w", FeatureType.Category) { Levels = ["a", "b", "c", "d", "e"] }, new("x", FeatureType.Number)]);
        string[] names = [.. Enumerable.Range(0, classes).Select(k => $"c{k}")];
        RandomForestOptions options = new();
        for (int k = 0; weighted && k < classes; k++)
        {
            options.ClassWeights[names[k]] = 0.37 + k;
        }

        TrainingData data = new(new FeatureMatrix(schema, columns), [.. names], labels);
        return ForestTable.Create(data, RowSet.All(Rows), options, TestContext.Current.CancellationToken);
    }
}
