namespace EcomIntel.Modeling;

/// <summary>One training from beginning to end: bins, trees, out-of-bag score, calibration.</summary>
internal sealed class ForestTraining
{
    private readonly TrainingData _data;
    private readonly RandomForestOptions _options;
    private readonly ForestTable _table;
    private readonly ForestGrowing _growing;

    public ForestTraining(TrainingData data, RowSet rows, RandomForestOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        _data = data;
        _options = options;
        _table = ForestTable.Create(data, rows, options, cancellationToken);
        _growing = new ForestGrowing(_table, options, progress, cancellationToken);
    }

    public int ColumnCount => _table.Columns.Length;

    /// <summary>How good the trained forest is row by row; null before.</summary>
    public OutOfBagLosses? OutOfBagLosses { get; private set; }

    public RandomForest Run()
    {
        GrownForest grown = _growing.Run(outOfBag => new ClassJudge(outOfBag, _options.Calibrate));
        OutOfBagPredictions outOfBag = grown.OutOfBag.Predict(grown.Trees);
        bool calibrates = _options.Calibrate && grown.Trees.Any(tree => tree.NodeCount > 1);
        ForestCalibration calibration = calibrates ? CalibrationFit.Run(outOfBag) : ForestCalibration.None;
        outOfBag.Calibrate(calibration);
        OutOfBagLosses = OutOfBagLosses.Of(outOfBag, grown.OutOfBag.Groups);
        ForestTrees frozen = new(ForestFreezing.Freeze(_table, grown.Trees, _options.Smoothing));
        return new RandomForest(_data.Schema, _data.Classes, frozen, calibration, outOfBag.Score(), grown.Settings);
    }
}
