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

    /// <summary>Grows trees from the root to their end.</summary>
    /// <param name="limits">What holds for every node.</param>
    /// <param name="first">The first tree's number.</param>
    /// <param name="count">How many trees.</param>
    /// <param name="onGrown">Told of each tree.</param>
    public TreeGrower[] Grow(GrowthLimits limits, int first, int count, Action onGrown) =>
        Grow(limits, first, count, tree => TreeRows.Create(_table, _draw.Rows(tree, _table.RowCount)), onGrown);

    /// <summary>Grows the first trees over rows that were drawn before, and keeps those as they are.</summary>
    public TreeGrower[] Grow(GrowthLimits limits, TreeRows[] drawn) =>
        Grow(limits, 0, drawn.Length, tree => drawn[tree] with { Rows = [.. drawn[tree].Rows] }, () => { });

    private TreeGrower[] Grow(GrowthLimits limits, int first, int count, Func<int, TreeRows> rows, Action onGrown)
    {
        TreeGrower[] trees = new TreeGrower[count];
        Parallel.For(
            0,
            count,
            _parallel,
            () => new SplitFinder(_table),
            (i, _, finder) =>
            {
                trees[i] = new TreeGrower(_table, limits, first + i);
                trees[i].Grow(rows(first + i), finder);
                onGrown();
                return finder;
            },
            _ => { });
        return trees;
    }
}
