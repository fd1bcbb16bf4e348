namespace EcomIntel.Modeling;

/// <summary>Grows a forest over a table: who draws what, choice of columns and leaf size, trees.</summary>
internal sealed class ForestGrowing
{
    /// <summary>Beyond so many rows a tree draws no more.</summary>
    public const int FullSampleRows = 190_000;

    private const double BootstrapShare = 0.632;
    private const int BootstrapRows = 20_000;
    private const int LargeSampleRows = 120_000;
    private const int ScoredRows = 20_000;

    private readonly ForestTable _table;
    private readonly ForestOptions _options;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly ParallelOptions _parallel;
    private readonly RowDraw _draw;
    private readonly ForestGrowth _growth;
    private int _treesDone;

    public ForestGrowing(ForestTable table, ForestOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        _table = table;
        _options = options;
        _progress = progress;
        _parallel = new() { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        _draw = new RowDraw(options.Seed, options.Trees, Drawing(options, table.RowCount), options.SampleShare ?? DefaultShare(table.RowCount), table.Groups);
        _growth = new ForestGrowth(table, _draw, _parallel);
    }

    /// <summary>Grows all trees.</summary>
    /// <param name="judge">Makes what tells good pilots from bad ones.</param>
    public GrownForest Run(Func<OutOfBag, PilotJudge> judge)
    {
        (int leafRows, int columns, TreeGrower[] pilots) = Tune(judge);
        foreach (TreeGrower _ in pilots)
        {
            OnTree();
        }

        GrowthLimits limits = GrowthLimits.From(_options, _table.TotalWeight, columns, leafRows);
        TreeGrower[] trees = [.. pilots, .. _growth.Grow(limits, pilots.Length, _options.Trees - pilots.Length, OnTree)];
        OutOfBag unseen = new(_table, _draw, trees.Length, ScoredRows, _parallel);
        return new GrownForest(trees, unseen, new ForestSettings(_options.Seed, leafRows, columns));
    }

    private static RowDrawing Drawing(ForestOptions options, int rows) =>
        options.Drawing ?? (options.SampleShare is null && rows <= BootstrapRows ? RowDrawing.Bootstrap : RowDrawing.Subsample);

    private static double DefaultShare(int rows) => rows <= FullSampleRows ? BootstrapShare : (double)LargeSampleRows / rows;

    private (int LeafRows, int Columns, TreeGrower[] Pilots) Tune(Func<OutOfBag, PilotJudge> judge)
    {
        if (_options is { MinLeafRows: { } leafRows, ColumnsPerNode: { } columns })
        {
            return (leafRows, Math.Min(columns, _table.Columns.Length), []);
        }

        ForestTrial chosen = new ForestTuning(_table, _draw, _growth, _options, judge, _parallel, _progress).Run();
        return (chosen.LeafRows, chosen.Columns, chosen.Trees);
    }

    private void OnTree() => _progress?.Report(new TrainingProgress("trees", Interlocked.Increment(ref _treesDone), _options.Trees));
}
