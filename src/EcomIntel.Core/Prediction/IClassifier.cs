using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>A trained model that gives each class its probability. Implementations are immutable and safe for any thread.</summary>
public interface IClassifier
{
    /// <summary>The name to show in tables, such as <c>RandomForest</c>.</summary>
    string Name { get; }

    /// <summary>The columns that the model reads.</summary>
    FeatureSchema Schema { get; }

    /// <summary>The names of the classes in the order of their probabilities.</summary>
    ImmutableArray<string> Classes { get; }

    /// <summary>Predicts one row.</summary>
    /// <param name="row">One value for each field of <see cref="Schema"/>, coded as it says.</param>
    /// <param name="probabilities">Receives one probability for each class; they add up to 1.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    void Predict(ReadOnlySpan<float> row, Span<double> probabilities);

    /// <summary>Predicts many rows.</summary>
    /// <param name="features">The rows; of the model's schema.</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="probabilities">Receives the probabilities row after row: <c>rows.Count × Classes.Length</c> values.</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    /// <exception cref="SchemaMismatchException">The features are not of the model's schema.</exception>
    void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> probabilities);
}
