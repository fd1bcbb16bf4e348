namespace EcomIntel.Modeling;

/// <summary>The same amount for every row.</summary>
internal sealed class ConstantRegressor(string name, FeatureSchema schema, double amount) : IRegressor
{
    public string Name => name;

    public FeatureSchema Schema => schema;

    public double Predict(ReadOnlySpan<float> row) => amount;

    public void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> amounts)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(rows);
        schema.EnsureMatches(features.Schema);
        amounts[..rows.Count].Fill(amount);
    }
}
