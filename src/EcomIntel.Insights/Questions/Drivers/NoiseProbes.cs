namespace EcomIntel.Insights;

/// <summary>Two columns of pure noise, one number for each customer and one for each row: what a model makes of them is what chance alone can look like.</summary>
internal static class NoiseProbes
{
    // As many as a day has hours: the columns that they stand beside have no more ways to split by chance, or few more.
    private const int Values = 24;

    public static TrainingData AddTo(TrainingData data, long seed)
    {
        float[] byCustomer = new float[data.RowCount];
        float[] byRow = new float[data.RowCount];
        for (int row = 0; row < byRow.Length; row++)
        {
            byCustomer[row] = Draw(seed, "driver-probe-customer", data.Groups[row]);
            byRow[row] = Draw(seed, "driver-probe-row", row);
        }

        FeatureSchema schema = new(
            [.. data.Schema.Fields, new FeatureField("(noise by customer)", FeatureType.Number), new FeatureField("(noise by row)", FeatureType.Number, Known.Moment)]);
        float[][] columns = [.. Enumerable.Range(0, data.Schema.Count).Select(field => data.Features.Column(field).ToArray()), byCustomer, byRow];
        return new TrainingData(new FeatureMatrix(schema, columns), data.Classes, data.Labels.ToArray(), data.Groups.ToArray());
    }

    private static float Draw(long seed, string field, long entity)
    {
        SeededRandom random = SeededRandom.For(seed, field, entity);
        return random.NextInt32(Values);
    }
}
