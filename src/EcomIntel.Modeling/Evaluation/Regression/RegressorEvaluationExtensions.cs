namespace EcomIntel.Modeling;

/// <summary>Evaluates any regressor of the contract.</summary>
public static class RegressorEvaluationExtensions
{
    /// <summary>Scores a model on some rows.</summary>
    /// <param name="regressor">The model.</param>
    /// <param name="data">Features and true amounts.</param>
    /// <param name="rows">The rows to score; those without an amount are skipped.</param>
    /// <param name="trainedOn">
    /// The rows the model was trained on, which the baselines learn from. Null (the default) takes all other rows of <paramref name="data"/>, as after a split; where there are
    /// none, the evaluated rows, which flatters the baselines.
    /// </param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="ArgumentException">A row is not in the data, or no row has an amount.</exception>
    /// <exception cref="SchemaMismatchException">The data does not have the model's columns.</exception>
    /// <exception cref="LeakageException">The amounts of scored rows share time with those trained on; see <see cref="RegressionData.EnsureApart"/>.</exception>
    public static RegressionEvaluation Evaluate(this IRegressor regressor, RegressionData data, RowSet rows, RowSet? trainedOn = null)
    {
        ArgumentNullException.ThrowIfNull(regressor);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        TrainingRows.ThrowIfOutside(data.RowCount, rows);
        TrainingRows.ThrowIfOutside(data.RowCount, trainedOn ?? rows);
        if (AmountRows.Known(data, rows).Count == 0)
        {
            throw new ArgumentException($"None of the {rows.Count} rows to score has an amount.", nameof(rows));
        }

        RowSet trained = trainedOn ?? TrainingRows.Others(data.RowCount, rows, row => !double.IsNaN(data.Amounts[row]));
        data.EnsureApart(trained, rows);
        return new RegressionEvaluation(regressor, data, rows, trained);
    }
}
