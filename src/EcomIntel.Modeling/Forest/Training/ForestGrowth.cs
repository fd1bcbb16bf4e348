namespace EcomIntel.Modeling;

/// <summary>Grows the trees of a forest, in parallel; each tree depends on seed and number only.</summary>
internal sealed class ForestGrowth
{
    private readonly ForestTable _table;
    private readonly RowDraw _draw;
    private readonly ParallelOptions _parallel;

    public ForestGrowth(ForestTable table, RowDraw draw, ParallelOptions parallel)
    {
        _table = table;
        _draw = draw;
        _parallel = parallel;
    }

    /// <summary>Starts trees that are a root each.</summary>
    public TreeGrower[] Plant(GrowthLimits limits, int first, int count)
    {
        TreeGrower[] trees = new TreeGrower[count];
        Parallel.For(0, count, _parallel, i => trees[i] = Plant(limits, first + i));
        return trees;
    }

    /// <summary>Grows trees from the root to their end; none keeps its rows.</summary>
    /// <param name="limits">What holds for every node.</param>
    /// <param name="first">The first tree's number.</param>
    /// <param name="count">How many trees.</param>
    /// <param name="leafSizes">The leaf sizes to go through, falling.</param>
    /// <param name="onGrown">Told of each tree.</param>
    public TreeGrower[] Grow(GrowthLimits limits, int first, int count, int[] leafSizes, Action onGrown)
    {
        TreeGrower[] trees = new TreeGrower[count];
        ForEach(count, (i, finder) =>
        {
            trees[i] = Plant(limits, first + i);
            Extend(trees[i], leafSizes, finder);
            trees[i].Close();
            onGrown();
        });
        return trees;
    }

    /// <summary>Extends each tree to smaller leaf sizes, one after the other.</summary>
    public void Extend(TreeGrower[] trees, int[] leafSizes) => ForEach(trees.Length, (i, finder) => Extend(trees[i], leafSizes, finder));

    private static void Extend(TreeGrower tree, int[] leafSizes, SplitFinder finder)
    {
        foreach (int leafRows in leafSizes)
        {
            tree.Extend(leafRows, finder);
        }
    }

    private TreeGrower Plant(GrowthLimits limits, int tree) => new(_table, limits, tree, _draw.Rows(tree, _table.RowCount));

    private void ForEach(int count, Action<int, SplitFinder> work) => Parallel.For(
        0,
        count,
        _parallel,
        () => new SplitFinder(_table),
        (i, _, finder) =>
        {
            work(i, finder);
            return finder;
        },
        _ => { });
}
