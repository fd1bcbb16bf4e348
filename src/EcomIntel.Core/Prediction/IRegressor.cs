namespace EcomIntel;

/// <summary>A trained model that predicts an amount. Implementations are immutable and safe for any thread.</summary>
public interface IRegressor
{
    /// <summary>The name to show in tables, such as <c>RegressionForest</c>.</summary>
    string Name { get; }

    /// <summary>The columns that the model reads.</summary>
    FeatureSchema Schema { get; }

    /// <summary>Predicts one row.</summary>
    /// <param name="row">One value for each field of <see cref="Schema"/>, coded as it says.</param>
    /// <returns>The amount to be expected, in the unit of the amounts that were trained on.</returns>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    double Predict(ReadOnlySpan<float> row);

    /// <summary>Predicts many rows.</summary>
    /// <param name="features">The rows; of the model's schema.</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="amounts">Receives one amount for each row of <paramref name="rows"/>.</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    /// <exception cref="SchemaMismatchException">The features are not of the model's schema.</exception>
    void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> amounts);
}
