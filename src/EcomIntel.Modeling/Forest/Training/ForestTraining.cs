namespace EcomIntel.Modeling;

/// <summary>One training from beginning to end: bins, choice of columns and leaf size, trees, out-of-bag score, calibration.</summary>
internal sealed class ForestTraining
{
    private const double BootstrapShare = 0.632;
    private const int FullSampleRows = 190_000;
    private const int LargeSampleRows = 120_000;
    private const int PilotTrees = 16;
    private const int LeafTrees = 100;
    private const int TuningRows = 20_000;
    private const int ScoredRows = 50_000;

    // Trees that wait to grow on keep their rows; so many bytes of them at most.
    private const long MostWaiting = 256L << 20;

    private readonly TrainingData _data;
    private readonly RandomForestOptions _options;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly ParallelOptions _parallel;
    private readonly ForestTable _table;
    private readonly RowDraw _draw;
    private readonly ForestGrowth _growth;
    private int _treesDone;

    public ForestTraining(TrainingData data, RowSet rows, RandomForestOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        _data = data;
        _options = options;
        _progress = progress;
        _parallel = new() { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        _table = ForestTable.Create(data, rows, options, cancellationToken);
        _draw = new RowDraw(options.Seed, Math.Max(options.Trees, PilotTrees), options.Drawing, options.SampleShare ?? DefaultShare(_table.RowCount), _table.Groups);
        _growth = new ForestGrowth(_table, _draw, _parallel);
    }

    public RandomForest Run()
    {
        GrowthLimits limits = Limits(_options.ColumnsPerNode is { } columns ? Math.Min(columns, _table.Columns.Length) : ChooseColumns());
        TreeGrower[] searched = _options.MinLeafRows is null ? _growth.Plant(limits, 0, SearchedTrees()) : [];
        LeafChoice leaves = _options.MinLeafRows is { } leafRows ? new LeafChoice([leafRows], [], double.NaN) : Search(searched);
        foreach (TreeGrower tree in searched)
        {
            tree.Close();
            OnTree();
        }

        TreeGrower[] trees = [.. searched, .. _growth.Grow(limits, searched.Length, _options.Trees - searched.Length, leaves.Sizes, OnTree)];
        int[] nodeCounts = [.. leaves.NodeCounts, .. trees.Skip(searched.Length).Select(tree => tree.NodeCount)];
        OutOfBagPredictions outOfBag = new OutOfBag(_table, _draw, trees, ScoredRows, _parallel).Predict(nodeCounts);
        ForestCalibration calibration = _options.Calibrate && nodeCounts.Max() > 1 ? CalibrationFit.Run(outOfBag) : ForestCalibration.None;
        for (int row = 0; row < outOfBag.RowCount && !calibration.IsNone; row++)
        {
            calibration.Apply(outOfBag.VotersOf(row) > 0 ? outOfBag.Of(row) : [], outOfBag.ClassCount);
        }

        ForestTrees frozen = new(ForestFreezing.Freeze(_table, trees, nodeCounts, _options.Smoothing));
        ForestSettings settings = new(_options.Seed, leaves.Sizes[^1], limits.ColumnsPerNode);
        return new RandomForest(_data.Schema, _data.Classes, frozen, calibration, outOfBag.Score(), settings);
    }

    private static double DefaultShare(int rows) => rows <= FullSampleRows ? BootstrapShare : (double)LargeSampleRows / rows;

    private GrowthLimits Limits(int columnsPerNode) => new(
        _options.Seed,
        columnsPerNode,
        _options.MaxDepth ?? int.MaxValue,
        _options.MaxLeaves ?? int.MaxValue,
        _options.MinImpurityDecrease * _table.RowCount,
        _options.Smoothing);

    private int SearchedTrees()
    {
        long bytes = Math.Min(_table.RowCount, LargeSampleRows) * (_table.Columns.Length + 8L);
        return (int)Math.Min(_options.Trees, Math.Clamp(MostWaiting / bytes, PilotTrees, LeafTrees));
    }

    private LeafChoice Search(TreeGrower[] trees) => new LeafSearch(_growth).Run(trees, new OutOfBag(_table, _draw, trees, TuningRows, _parallel));

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
            return Search(pilots).LogLoss;
        }

        _growth.Extend(pilots, [leafRows]);
        return new OutOfBag(_table, _draw, pilots, TuningRows, _parallel).Predict().Score().LogLoss;
    }

    private void OnTree() => _progress?.Report(new TrainingProgress("trees", Interlocked.Increment(ref _treesDone), _options.Trees));
}
