namespace EcomIntel.Modeling;

/// <summary>
/// What a model has to beat: a prediction that looks at no column. Trained like any model, with the same rules as scikit-learn's <c>DummyClassifier</c>.
/// Immutable; safe for any thread.
/// </summary>
public sealed class Baseline : IClassifierTrainer
{
    private readonly Func<double[], double[]> _predict;

    private Baseline(string name, Func<double[], double[]> predict)
    {
        Name = name;
        _predict = predict;
    }

    /// <summary>Always the most frequent class (the first of equals), with probability 1. Compare accuracy with it: its log-loss is that of a bad gambler.</summary>
    public static Baseline Majority { get; } = new("Majority", shares =>
    {
        double[] sure = new double[shares.Length];
        sure[LogLoss.Likeliest(shares)] = 1;
        return sure;
    });

    /// <summary>Each class with its share of the training rows. Compare log-loss with it.</summary>
    public static Baseline ClassPriors { get; } = new("ClassPriors", shares => shares);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IClassifier Train(TrainingData data, RowSet rows, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        TrainingRows.ThrowIfOutside(data, rows);
        long[] counts = TrainingRows.Counts(data, rows);
        long total = counts.Sum();
        if (total == 0)
        {
            throw new EcomIntelException($"{Name} needs at least one row with a class. Check the target and the rows to train on.");
        }

        return new ConstantClassifier(Name, data.Schema, data.Classes, _predict([.. counts.Select(count => (double)count / total)]));
    }
}
