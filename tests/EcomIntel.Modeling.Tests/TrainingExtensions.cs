namespace EcomIntel.Modeling.Tests;

/// <summary>Trains under the running test's own cancellation.</summary>
internal static class TrainingExtensions
{
    public static RandomForest Grow(this RandomForestTrainer trainer, TrainingData data, RowSet rows) =>
        trainer.Train(data, rows, null, TestContext.Current.CancellationToken);

    public static IClassifier Learn(this IClassifierTrainer trainer, TrainingData data, RowSet rows) =>
        trainer.Train(data, rows, null, TestContext.Current.CancellationToken);
}
