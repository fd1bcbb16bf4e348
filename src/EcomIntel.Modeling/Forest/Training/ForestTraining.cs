namespace EcomIntel.Modeling;

/// <summary>One training from beginning to end: bins, choice of columns and leaf size, trees, out-of-bag score.</summary>
internal sealed class ForestTraining
{
    private const double BootstrapShare = 0.632;
    private const int FullSampleRows = 190_000;
    private const int LargeSampleRows = 120_000;
    private const int PilotTrees = 16;
    private const int LeafTrees = 100;
    private const int ScoredRows = 50_000;

    private readonly TrainingData _data;
    private readonly RandomForestOptions _options;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly ForestTable _table;
    private readonly RowDraw _draw;
    private readonly ForestGrowth _growth;
    private readonly OutOfBag _outOfBag;
    private int _treesDone;

    public ForestTraining(TrainingData data, RowSet rows, RandomForestOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        _data = data;
        _options = options;
        _progress = progress;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        _table = ForestTable.Create(data, rows, options, cancellationToken);
        _draw = new RowDraw(options.Seed, Math.Max(options.Trees, PilotTrees), options.Drawing, options.SampleShare ?? DefaultShare(_table.RowCount));
        _growth = new ForestGrowth(_table, _draw, parallel);
        _outOfBag = new OutOfBag(_table, _draw, options.Smoothing, parallel);
    }

    public RandomForest Run()
    {
        GrowthLimits limits = Limits(_options.ColumnsPerNode is { } columns ? Math.Min(columns, _table.Columns.Length) : ChooseColumns());
        TreeGrower[] searched = _growth.Plant(limits, 0, _options.MinLeafRows is null ? Math.Min(LeafTrees, _options.Trees) : 0);
        LeafChoice leaves = _options.MinLeafRows is { } leafRows ? new LeafChoice([leafRows], [], double.NaN) : new LeafSearch(_growth, _outOfBag).Run(searched);
        foreach (TreeGrower tree in searched)
        {
            tree.Close();
            OnTree();
        }

        TreeGrower[] rest = _growth.Plant(limits, searched.Length, _options.Trees - searched.Length);
        _growth.Extend(rest, leaves.Sizes, OnTree);
        TreeGrower[] trees = [.. searched, .. rest];
        int[] nodeCounts = [.. leaves.NodeCounts, .. rest.Select(tree => tree.NodeCount)];
        OutOfBagScore score = _outOfBag.Score(trees, nodeCounts, ScoredRows);
        ForestTrees frozen = ForestFreezing.Freeze(_table, trees, nodeCounts, _options.Smoothing);
        return new RandomForest(_data.Schema, _data.Classes, frozen, score, new ForestSettings(_options.Seed, leaves.Sizes[^1], limits.ColumnsPerNode));
    }

    private static double DefaultShare(int rows) => rows <= FullSampleRows ? BootstrapShare : (double)LargeSampleRows / rows;

    private GrowthLimits Limits(int columnsPerNode) => new(_options.Seed, columnsPerNode, _options.MaxDepth ?? int.MaxValue);

    /// <summary>Tries a few numbers of columns with a few trees each.</summary>
    private int ChooseColumns()
    {
        double all = _table.Columns.Length;
        int[] candidates = [.. new[] { Math.Sqrt(all), all / 3, all / 2, 0.8 * all }.Select(number => Math.Max(1, (int)Math.Round(number))).Distinct().Order()];
        int best = candidates[0];
        double bestLoss = double.PositiveInfinity;
        for (int i = 0; i < candidates.Length && candidates.Length > 1; i++)
        {
            double loss = PilotLoss(_growth.Plant(Limits(candidates[i]), 0, PilotTrees));
            if (loss < bestLoss)
            {
                (best, bestLoss) = (candidates[i], loss);
            }

            _progress?.Report(new TrainingProgress("tuning", i + 1, candidates.Length));
        }

        return best;
    }

    private double PilotLoss(TreeGrower[] pilots)
    {
        if (_options.MinLeafRows is not { } leafRows)
        {
            return new LeafSearch(_growth, _outOfBag).Run(pilots).LogLoss;
        }

        _growth.Extend(pilots, [leafRows]);
        return _outOfBag.Score(pilots, [.. pilots.Select(tree => tree.NodeCount)], ScoredRows).LogLoss;
    }

    private void OnTree() => _progress?.Report(new TrainingProgress("trees", Interlocked.Increment(ref _treesDone), _options.Trees));
}
