namespace EcomIntel.Modeling;

/// <summary>
/// What a model of amounts has to beat: a prediction that looks at no column. Trained like any model, with the same rules as scikit-learn's <c>DummyRegressor</c>.
/// Immutable; safe for any thread.
/// </summary>
public sealed class RegressionBaseline : IRegressorTrainer
{
    private readonly Func<double[], double> _predict;

    private RegressionBaseline(string name, Func<double[], double> predict)
    {
        Name = name;
        _predict = predict;
    }

    /// <summary>The mean of the training rows. Compare squared error with it.</summary>
    public static RegressionBaseline Mean { get; } = new("Mean", amounts => amounts.Average());

    /// <summary>The median of the training rows; the middle of both where their number is even. Compare absolute error with it.</summary>
    public static RegressionBaseline Median { get; } = new("Median", amounts =>
    {
        double[] sorted = [.. amounts.Order()];
        return (sorted[(sorted.Length - 1) / 2] / 2) + (sorted[sorted.Length / 2] / 2);
    });

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IRegressor Train(RegressionData data, RowSet rows, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        RowSet known = AmountRows.Learnable(data, rows, Name, least: 1);
        double[] amounts = new double[known.Count];
        for (int i = 0; i < amounts.Length; i++)
        {
            amounts[i] = data.Amounts[known.Rows[i]];
        }

        return new ConstantRegressor(Name, data.Schema, _predict(amounts));
    }
}
