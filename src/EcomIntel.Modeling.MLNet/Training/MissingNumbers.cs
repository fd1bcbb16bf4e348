namespace EcomIntel.Modeling.MLNet;

/// <summary>
/// What stands in for a missing number: ML.NET's trees leave out every training row that holds NaN or an infinity. Where the column has missing values in
/// training, a value far enough below its smallest, so that one cut parts the missing from the rest; else its mean.
/// </summary>
internal static class MissingNumbers
{
    public static float[] StandIns(FeatureMatrix features, RowSet rows)
    {
        float[] standIns = new float[features.Schema.Count];
        for (int field = 0; field < standIns.Length; field++)
        {
            standIns[field] = features.Schema.Fields[field].IsCategorical ? float.NaN : StandIn(features.Column(field), rows);
        }

        return standIns;
    }

    private static float StandIn(ReadOnlySpan<float> column, RowSet rows)
    {
        double sum = 0;
        int count = 0;
        float smallest = float.PositiveInfinity;
        float largest = float.NegativeInfinity;
        foreach (int row in rows.Rows)
        {
            if (float.IsFinite(column[row]))
            {
                sum += column[row];
                count++;
                smallest = Math.Min(smallest, column[row]);
                largest = Math.Max(largest, column[row]);
            }
        }

        return count == 0 ? 0 : count == rows.Count ? (float)(sum / count) : smallest - Math.Max(1, largest - smallest);
    }
}
