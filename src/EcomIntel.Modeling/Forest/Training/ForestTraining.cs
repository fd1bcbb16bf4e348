namespace EcomIntel.Modeling;

/// <summary>One training from beginning to end: bins, choice of columns and leaf size, trees, out-of-bag score, calibration.</summary>
internal sealed class ForestTraining
{
    /// <summary>Beyond so many rows a tree draws no more.</summary>
    public const int FullSampleRows = 190_000;

    private const double BootstrapShare = 0.632;
    private const int BootstrapRows = 20_000;
    private const int LargeSampleRows = 120_000;
    private const int ScoredRows = 20_000;

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
        _draw = new RowDraw(options.Seed, options.Trees, Drawing(options, _table.RowCount), options.SampleShare ?? DefaultShare(_table.RowCount), _table.Groups);
        _growth = new ForestGrowth(_table, _draw, _parallel);
    }

    public int ColumnCount => _table.Columns.Length;

    /// <summary>How good the trained forest is row by row; null before.</summary>
    public OutOfBagLosses? OutOfBagLosses { get; private set; }

    public RandomForest Run()
    {
        (int leafRows, int columns, TreeGrower[] pilots) = Tune();
        foreach (TreeGrower _ in pilots)
        {
            OnTree();
        }

        GrowthLimits limits = GrowthLimits.From(_options, _table.TotalWeight, columns, leafRows);
        TreeGrower[] trees = [.. pilots, .. _growth.Grow(limits, pilots.Length, _options.Trees - pilots.Length, OnTree)];
        OutOfBag unseen = new(_table, _draw, trees.Length, ScoredRows, _parallel);
        OutOfBagPredictions outOfBag = unseen.Predict(trees);
        bool calibrates = _options.Calibrate && trees.Any(tree => tree.NodeCount > 1);
        ForestCalibration calibration = calibrates ? CalibrationFit.Run(outOfBag) : ForestCalibration.None;
        outOfBag.Calibrate(calibration);
        OutOfBagLosses = OutOfBagLosses.Of(outOfBag, unseen.Groups);
        ForestTrees frozen = new(ForestFreezing.Freeze(_table, trees, _options.Smoothing));
        return new RandomForest(_data.Schema, _data.Classes, frozen, calibration, outOfBag.Score(), new ForestSettings(_options.Seed, leafRows, columns));
    }

    private static RowDrawing Drawing(RandomForestOptions options, int rows) =>
        options.Drawing ?? (options.SampleShare is null && rows <= BootstrapRows ? RowDrawing.Bootstrap : RowDrawing.Subsample);

    private static double DefaultShare(int rows) => rows <= FullSampleRows ? BootstrapShare : (double)LargeSampleRows / rows;

    private (int LeafRows, int Columns, TreeGrower[] Pilots) Tune()
    {
        if (_options is { MinLeafRows: { } leafRows, ColumnsPerNode: { } columns })
        {
            return (leafRows, Math.Min(columns, _table.Columns.Length), []);
        }

        ForestTrial chosen = new ForestTuning(_table, _draw, _growth, _options, _parallel, _progress).Run();
        return (chosen.LeafRows, chosen.Columns, chosen.Trees);
    }

    private void OnTree() => _progress?.Report(new TrainingProgress("trees", Interlocked.Increment(ref _treesDone), _options.Trees));
}
