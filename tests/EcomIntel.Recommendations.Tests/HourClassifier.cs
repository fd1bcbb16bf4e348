using System.Collections.Immutable;

namespace EcomIntel.Recommendations.Tests;

/// <summary>A model that is known in full: before noon Books 0.6, Toys 0.3, Maps 0.1, else the other way round. It reads the hour and the count of purchases.</summary>
internal sealed class HourClassifier(params string[] classes) : IClassifier
{
    public string Name => "ByHour";

    public FeatureSchema Schema { get; } = new FeaturePipelineBuilder().AddHourOfDay().AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend)).Build().Schema;

    public ImmutableArray<string> Classes { get; } = [.. classes];

    public void Predict(ReadOnlySpan<float> row, Span<double> probabilities)
    {
        Span<double> known = [0.6, 0.3, 0.1];
        if (row[0] >= 12)
        {
            known.Reverse();
        }

        known.CopyTo(probabilities);
    }

    public void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> probabilities)
    {
        float[] row = new float[Schema.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            features.CopyRow(rows.Rows[i], row);
            Predict(row, probabilities[(i * Classes.Length)..]);
        }
    }
}
