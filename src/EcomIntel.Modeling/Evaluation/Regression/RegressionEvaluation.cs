using System.Globalization;

namespace EcomIntel.Modeling;

/// <summary>What a model of amounts is worth on rows it was not trained on. 95% intervals draw customers with replacement. Immutable; safe for any thread.</summary>
public sealed class RegressionEvaluation
{
    private readonly RegressionData _data;
    private readonly RowSet _rows;
    private readonly RowSet _trained;
    private readonly RowErrors _errors;

    internal RegressionEvaluation(IRegressor model, RegressionData data, RowSet rows, RowSet trained)
    {
        Model = model.Name;
        _data = data;
        _rows = rows;
        _trained = trained;
        _errors = RowErrors.Compute(model, data, rows);
        Estimate[] estimates = _errors.Measure(other: null);
        (Rmse, MeanAbsoluteError, RSquared, Bias) = (estimates[0], estimates[1], estimates[2], estimates[3]);
    }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>The number of rows that were scored: those with an amount.</summary>
    public int RowCount => _errors.Errors.Length;

    /// <summary>The root of the mean squared error, in the unit of the amounts.</summary>
    public Estimate Rmse { get; }

    /// <summary>The mean absolute error, in the unit of the amounts. A model of the mean is no best guess by it: where most amounts are 0, so is the best guess.</summary>
    public Estimate MeanAbsoluteError { get; }

    /// <summary>
    /// 1 − Σ error² ÷ Σ (amount − mean of the scored rows)², as scikit-learn's <c>r2_score</c>: the share of the differences between rows that is predicted. 0 for the mean
    /// itself, below it for worse; NaN where all amounts are equal.
    /// </summary>
    public Estimate RSquared { get; }

    /// <summary>The mean of prediction − amount: above zero where too much is predicted.</summary>
    public Estimate Bias { get; }

    /// <summary>Compares with a baseline that is trained on the training rows and scored on the same rows.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <returns>The gains with their intervals.</returns>
    /// <exception cref="EcomIntelException">There is no row to train the baseline on.</exception>
    public RegressionComparison Against(RegressionBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        Estimate[] gains = _errors.Measure(RowErrors.Compute(baseline.Train(_data, _trained), _data, _rows));
        return new RegressionComparison(Model, baseline.Name, gains[0], gains[1]);
    }

    /// <summary>Writes the numbers with their intervals.</summary>
    /// <returns>Lines of text, each ended by a line feed.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Model}: {RowCount} rows\nRMSE {Rmse}\nMAE  {MeanAbsoluteError}\nR²   {RSquared}\nbias {Bias}\n");
}
