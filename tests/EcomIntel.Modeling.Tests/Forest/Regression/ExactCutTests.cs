namespace EcomIntel.Modeling.Tests;

/// <summary>Every node of whole trees of amounts against all columns, cuts and sets of a category, by squared error computed plainly.</summary>
public class ExactCutTests
{
    [Property(MaxTest = 15)]
    public void Every_split_lowers_squared_error_as_much_as_the_best_of_all_columns_and_cuts(int seed)
    {
        int leafRows = seed % 2 == 0 ? 1 : 1 + Math.Abs(seed % 7);
        ForestTable table = Create(seed);
        TreeGrower tree = new(table, new GrowthLimits(seed, 100, leafRows, int.MaxValue, int.MaxValue, 0, 1), tree: 0);
        tree.Grow(TreeRows.Create(table, [.. Enumerable.Range(0, table.RowCount)]), new SplitFinder(table));

        tree.NodeCount.Should().BeGreaterThan(3);
        Check(table, tree, 0, [.. Enumerable.Range(0, table.RowCount)], leafRows);
    }

    private static void Check(ForestTable table, TreeGrower tree, int node, int[] rows, int leafRows)
    {
        double all = rows.Sum(row => table.Amounts[row] * table.Amounts[row]);
        double best = BestGain(table, rows, leafRows);
        if (tree.Columns[node] == TreeGrower.Leaf)
        {
            best.Should().BeLessThan(1e-9 * all, "a leaf has no cut that gains");
            return;
        }

        BinSet left = tree.Lefts[node];
        byte[] column = table.Columns[tree.Columns[node]];
        int[] leftRows = [.. rows.Where(row => left.Contains(column[row]))];
        int[] rightRows = [.. rows.Where(row => !left.Contains(column[row]))];
        Math.Min(leftRows.Length, rightRows.Length).Should().BeGreaterThanOrEqualTo(leafRows);
        (Error(table, rows) - Error(table, leftRows) - Error(table, rightRows)).Should().BeApproximately(best, 1e-9 * all);
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
            foreach (HashSet<byte> left in table.Bins[column].IsCategorical ? Sets(table, bins, rows, present, leafRows) : Cuts(present))
            {
                int[] leftRows = [.. rows.Where(row => left.Contains(bins[row]))];
                int[] rightRows = [.. rows.Where(row => !left.Contains(bins[row]))];
                if (Math.Min(leftRows.Length, rightRows.Length) >= leafRows)
                {
                    best = Math.Max(best, Error(table, rows) - Error(table, leftRows) - Error(table, rightRows));
                }
            }
        }

        return best;
    }

    private static IEnumerable<HashSet<byte>> Cuts(byte[] present)
    {
        byte[] values = [.. present.Where(bin => bin != ColumnBins.Missing)];
        for (int count = 1; count <= values.Length; count++)
        {
            yield return [.. values.Take(count)];
            yield return [.. values.Take(count), ColumnBins.Missing];
        }
    }

    /// <summary>All sets there are; where leaves have a least size, the cuts of the order by mean, which is what the forest promises.</summary>
    private static IEnumerable<HashSet<byte>> Sets(ForestTable table, byte[] bins, int[] rows, byte[] present, int leafRows)
    {
        if (leafRows == 1)
        {
            return Enumerable.Range(1, Math.Max(0, (1 << present.Length) - 2)).Select(mask => present.Where((_, i) => ((mask >> i) & 1) != 0).ToHashSet());
        }

        byte[] order = [.. present.OrderBy(bin => rows.Where(row => bins[row] == bin).Average(row => table.Amounts[row]))];
        return Enumerable.Range(1, order.Length - 1).Select(count => order.Take(count).ToHashSet());
    }

    private static double Error(ForestTable table, int[] rows)
    {
        double mean = rows.Average(row => table.Amounts[row]);
        return rows.Sum(row => Math.Pow(table.Amounts[row] - mean, 2));
    }

    /// <summary>Two numbers, one with missing values, and a category with missing values.</summary>
    private static ForestTable Create(int seed)
    {
        const int Rows = 120;
        SeededRandom random = SeededRandom.For(seed, "exact-cuts");
        float[][] columns = [new float[Rows], new float[Rows], new float[Rows]];
        double[] amounts = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            columns[0][row] = random.NextInt32(40);
            columns[1][row] = random.NextInt32(6) == 0 ? float.NaN : random.NextInt32(9) - 4;
            columns[2][row] = random.NextInt32(7) == 0 ? float.NaN : random.NextInt32(5);
            amounts[row] = 1_000 + columns[0][row] + (columns[2][row] is 1 or 3 ? 20 : 0) + (10 * random.NextNormal());
        }

        FeatureSchema schema = new([new("u", FeatureType.Number), new("v", FeatureType.Number), new("w", FeatureType.Category) { Levels = ["a", "b", "c", "d", "e"] }]);
        RegressionData data = new(new FeatureMatrix(schema, columns), amounts);
        return ForestTable.Create(data, RowSet.All(Rows), AmountRows.Mean(data, RowSet.All(Rows)), new RegressionForestOptions(), TestContext.Current.CancellationToken);
    }
}
