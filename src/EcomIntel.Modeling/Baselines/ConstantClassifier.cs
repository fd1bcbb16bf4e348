using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>The same probabilities for every row.</summary>
internal sealed class ConstantClassifier(string name, FeatureSchema schema, ImmutableArray<string> classes, double[] probabilities) : IClassifier
{
    public string Name => name;

    public FeatureSchema Schema => schema;

    public ImmutableArray<string> Classes => classes;

    public void Predict(ReadOnlySpan<float> row, Span<double> destination) => probabilities.CopyTo(destination);

    public void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> destination)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(rows);
        schema.EnsureMatches(features.Schema);
        for (int i = 0; i < rows.Count; i++)
        {
            probabilities.CopyTo(destination[(i * probabilities.Length)..]);
        }
    }
}
