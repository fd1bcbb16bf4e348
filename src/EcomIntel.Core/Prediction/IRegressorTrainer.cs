namespace EcomIntel;

/// <summary>Trains a model that predicts an amount. Implementations are immutable and safe for any thread.</summary>
public interface IRegressorTrainer
{
    /// <summary>The name to show in tables, such as <c>RegressionForest</c>.</summary>
    string Name { get; }

    /// <summary>Trains on some rows of a table.</summary>
    /// <param name="data">Features and amounts.</param>
    /// <param name="rows">The rows to learn from; those without an amount are skipped.</param>
    /// <param name="progress">Told of each step; null for none.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>A trained model, which does not refer to <paramref name="data"/>.</returns>
    /// <exception cref="EcomIntelException">The rows cannot be learnt from; the message says why.</exception>
    IRegressor Train(RegressionData data, RowSet rows, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default);
}
