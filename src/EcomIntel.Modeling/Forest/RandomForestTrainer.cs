namespace EcomIntel.Modeling;

/// <summary>
/// Trains a multi-class random forest (Breiman, 2001): trees over binned columns, categories split as sets, missing values with their own direction,
/// a random choice of columns at each node, and customers drawn whole where the data says which rows are whose. Immutable; safe for any thread.
/// </summary>
public sealed partial class RandomForestTrainer : IClassifierTrainer
{
    private readonly RandomForestOptions _options;

    /// <summary>Makes a trainer with the default options.</summary>
    public RandomForestTrainer()
        : this(new RandomForestOptions())
    {
    }

    /// <summary>Makes a trainer.</summary>
    /// <param name="options">How to grow; copied.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists all that are, with their values.</exception>
    public RandomForestTrainer(RandomForestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ForestOptionsValidation.ThrowIfInvalid(options);
        _options = options.Copy();
    }

    /// <inheritdoc/>
    public string Name => "RandomForest";

    /// <summary>Trains a forest on some rows of a table.</summary>
    /// <param name="data">
    /// Features and classes; rows of a customer (<see cref="TrainingData.Groups"/>) are drawn together, and weights (<see cref="TrainingData.Weights"/>) multiply what a row counts.
    /// </param>
    /// <param name="rows">The rows to learn from; those without a class are skipped.</param>
    /// <param name="progress">Told of each tree (stages <c>tuning</c> and <c>trees</c>), from the threads that grow them; null for none.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>The forest, which does not refer to <paramref name="data"/>.</returns>
    /// <exception cref="EcomIntelException">The rows hold fewer than two classes.</exception>
    /// <exception cref="ArgumentException">A row is not in the data, or a class weight names no class.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    public RandomForest Train(TrainingData data, RowSet rows, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new ForestTraining(data, Learnable(data, rows), _options, progress, cancellationToken).Run();

    private RowSet Learnable(TrainingData data, RowSet rows)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        TrainingRows.ThrowIfOutside(data, rows);
        ForestOptionsValidation.ThrowIfUnknownClass(_options, data.Classes);
        RowSet counting = TrainingRows.Weighted(data, rows);
        TrainingRows.ThrowIfNotLearnable(data, counting, Name);
        return counting;
    }

    IClassifier IClassifierTrainer.Train(TrainingData data, RowSet rows, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        Train(data, rows, progress, cancellationToken);
}
