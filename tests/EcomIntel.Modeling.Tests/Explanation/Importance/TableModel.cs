using System.Collections.Immutable;

namespace EcomIntel.Modeling.Tests;

/// <summary>A model of two columns and two classes whose probability of the first class is known.</summary>
internal sealed class TableModel(FeatureSchema schema, Func<float, float, double> first) : IClassifier
{
    public string Name => "Table";

    public FeatureSchema Schema => schema;

    public ImmutableArray<string> Classes { get; } = ["a", "b"];

    public void Predict(ReadOnlySpan<float> row, Span<double> probabilities)
    {
        probabilities[0] = first(row[0], row[1]);
        probabilities[1] = 1 - probabilities[0];
    }

    public void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> probabilities)
    {
        Span<float> row = stackalloc float[2];
        for (int i = 0; i < rows.Count; i++)
        {
            features.CopyRow(rows.Rows[i], row);
            Predict(row, probabilities[(2 * i)..]);
        }
    }
}
