namespace EcomIntel;

/// <summary>Trains a classifier. Implementations are immutable and safe for any thread.</summary>
public interface IClassifierTrainer
{
    /// <summary>The name to show in tables, such as <c>RandomForest</c>.</summary>
    string Name { get; }

    /// <summary>Trains on some rows of a table.</summary>
    /// <param name="data">Features and classes.</param>
    /// <param name="rows">The rows to learn from; those without a class are skipped.</param>
    /// <param name="progress">Told of each step; null for none.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>A trained model, which does not refer to <paramref name="data"/>.</returns>
    /// <exception cref="EcomIntelException">The rows cannot be learnt from, for example because they are all of one class; the message says why.</exception>
    IClassifier Train(TrainingData data, RowSet rows, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default);
}
