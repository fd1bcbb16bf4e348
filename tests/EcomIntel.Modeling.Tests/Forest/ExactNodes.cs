namespace EcomIntel.Modeling.Tests;

/// <summary>Compares every node of a tree with the best of all columns and cuts, computed plainly.</summary>
internal abstract class ExactNodes(ForestTable table, int leafRows)
{
    protected ForestTable Table => table;

    protected int LeafRows => leafRows;

    /// <summary>How far the numbers may be from each other, beside their size.</summary>
    protected abstract double Tolerance { get; }

    /// <summary>What a split raises.</summary>
    protected abstract double Score(int[] rows);

    /// <summary>The size of the numbers that a gain is the difference of.</summary>
    protected abstract double Size(int[] rows);

    /// <summary>The sets of a category's bins that may go left.</summary>
    protected abstract IEnumerable<HashSet<byte>> Sets(int column, int[] rows, byte[] present);

    /// <summary>Grows a tree over all rows and columns and checks it.</summary>
    public void Check(int seed)
    {
        TreeGrower tree = new(table, new GrowthLimits(seed, 100, leafRows, int.MaxValue, int.MaxValue, 0, 1), tree: 0);
        tree.Grow(TreeRows.Create(table, [.. Enumerable.Range(0, table.RowCount)]), new SplitFinder(table));

        tree.NodeCount.Should().BeGreaterThan(3);
        Check(tree, 0, [.. Enumerable.Range(0, table.RowCount)]);
    }

    private void Check(TreeGrower tree, int node, int[] rows)
    {
        double best = BestGain(rows);
        if (tree.Columns[node] == TreeGrower.Leaf)
        {
            best.Should().BeLessThan(1e-9 * Size(rows), "a leaf has no cut that gains");
            return;
        }

        BinSet left = tree.Lefts[node];
        byte[] column = table.Columns[tree.Columns[node]];
        (int[] leftRows, int[] rightRows) = Part(rows, row => left.Contains(column[row]));
        Math.Min(leftRows.Length, rightRows.Length).Should().BeGreaterThanOrEqualTo(leafRows);
        (Score(leftRows) + Score(rightRows) - Score(rows)).Should().BeApproximately(best, Tolerance * Size(rows));
        Check(tree, tree.Children[node], leftRows);
        Check(tree, tree.Children[node] + 1, rightRows);
    }

    private double BestGain(int[] rows)
    {
        double best = double.NegativeInfinity;
        for (int column = 0; column < table.Columns.Length; column++)
        {
            byte[] bins = table.Columns[column];
            byte[] present = [.. rows.Select(row => bins[row]).Distinct().Order()];
            foreach (HashSet<byte> left in table.Bins[column].IsCategorical ? Sets(column, rows, present) : Cuts(present))
            {
                (int[] leftRows, int[] rightRows) = Part(rows, row => left.Contains(bins[row]));
                if (Math.Min(leftRows.Length, rightRows.Length) >= leafRows)
                {
                    best = Math.Max(best, Score(leftRows) + Score(rightRows) - Score(rows));
                }
            }
        }

        return best;
    }

    /// <summary>All sets there are.</summary>
    protected static IEnumerable<HashSet<byte>> AllSets(byte[] present) =>
        Enumerable.Range(1, Math.Max(0, (1 << present.Length) - 2)).Select(mask => present.Where((_, i) => ((mask >> i) & 1) != 0).ToHashSet());

    /// <summary>The cuts of an order.</summary>
    protected static IEnumerable<HashSet<byte>> CutsOf(byte[] order) => Enumerable.Range(1, order.Length - 1).Select(count => order.Take(count).ToHashSet());

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

    private static (int[] Left, int[] Right) Part(int[] rows, Predicate<int> goesLeft) => (Array.FindAll(rows, goesLeft), Array.FindAll(rows, row => !goesLeft(row)));
}
