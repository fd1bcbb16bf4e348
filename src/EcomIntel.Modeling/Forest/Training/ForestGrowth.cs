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
        Parallel.For(0, count, _parallel, i => trees[i] = new TreeGrower(_table, limits, first + i, _draw.Rows(first + i, _table.Units)));
        return trees;
    }

    /// <summary>Extends each tree to smaller leaf sizes, one after the other.</summary>
    /// <param name="trees">The trees.</param>
    /// <param name="leafSizes">The sizes, falling.</param>
    /// <param name="onGrown">Told of each tree that is complete and needs its rows no more; null where the trees are to grow on.</param>
    public void Extend(TreeGrower[] trees, int[] leafSizes, Action? onGrown = null) => Parallel.For(
        0,
        trees.Length,
        _parallel,
        () => new SplitFinder(_table),
        (i, _, finder) =>
        {
            foreach (int leafRows in leafSizes)
            {
                trees[i].Extend(leafRows, finder);
            }

            if (onGrown is not null)
            {
                trees[i].Close();
                onGrown();
            }

            return finder;
        },
        _ => { });
}
