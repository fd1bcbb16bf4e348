namespace EcomIntel.Modeling;

/// <summary>
/// Trains a random forest of amounts (Breiman, 2001): the trees of <see cref="RandomForestTrainer"/>, split where squared error falls most, with leaf size and columns per
/// node chosen by out-of-bag squared error. Immutable; safe for any thread.
/// </summary>
public sealed class RegressionForestTrainer : IRegressorTrainer
{
    private readonly RegressionForestOptions _options;

    /// <summary>Makes a trainer with the default options.</summary>
    public RegressionForestTrainer()
        : this(new RegressionForestOptions())
    {
    }

    /// <summary>Makes a trainer.</summary>
    /// <param name="options">How to grow; copied.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists all that are, with their values.</exception>
    public RegressionForestTrainer(RegressionForestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ForestOptionsValidation.ThrowIfInvalid(options);
        _options = options.Copy();
    }

    /// <inheritdoc/>
    public string Name => "RegressionForest";

    /// <summary>Trains a forest on some rows of a table.</summary>
    /// <param name="data">Features and amounts; rows of a customer (<see cref="RegressionData.Groups"/>) are drawn together.</param>
    /// <param name="rows">The rows to learn from; those without an amount are skipped.</param>
    /// <param name="progress">Told of each tree (stages <c>tuning</c> and <c>trees</c>), from the threads that grow them; null for none.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>The forest, which does not refer to <paramref name="data"/>.</returns>
    /// <exception cref="EcomIntelException">Fewer than two rows have an amount.</exception>
    /// <exception cref="ArgumentException">A row is not in the data.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    public RegressionForest Train(RegressionData data, RowSet rows, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        RowSet known = AmountRows.Learnable(data, rows, Name, least: 2);
        double mean = AmountRows.Mean(data, known);
        ForestTable table = ForestTable.Create(data, known, mean, _options, cancellationToken);
        GrownForest grown = new ForestGrowing(table, _options, progress, cancellationToken).Run(outOfBag => new AmountJudge(outOfBag));
        ForestTrees frozen = new(ForestFreezing.Freeze(table, grown.Trees, _options.Smoothing));
        return new RegressionForest(data.Schema, mean, frozen, grown.OutOfBag.PredictAmounts(grown.Trees).Score(), grown.Settings);
    }

    IRegressor IRegressorTrainer.Train(RegressionData data, RowSet rows, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        Train(data, rows, progress, cancellationToken);
}
