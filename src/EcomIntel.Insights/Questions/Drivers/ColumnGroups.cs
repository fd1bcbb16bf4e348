namespace EcomIntel.Insights;

/// <summary>Finds columns that say nearly the same: a model can use any of them, so that alone each would look worthless.</summary>
internal static class ColumnGroups
{
    /// <summary>Beyond this columns are asked about together.</summary>
    private const double Close = 0.7;

    /// <summary>
    /// The groups of two columns or more that go together, directly or through others. Columns of the customer are compared over customers and only with each other, columns of the row over the rows.
    /// </summary>
    public static string[][] Of(TrainingData data, RowSet rows, int columns)
    {
        int[] groupOf = [.. Enumerable.Range(0, columns)];
        int[] all = rows.Rows.ToArray();
        int[] customers = [.. all.DistinctBy(row => data.Groups[row])];
        float[][] values = [.. Enumerable.Range(0, columns).Select(field => Values(data.Features.Column(field), IsOfCustomer(data, field) ? customers : all))];
        for (int one = 0; one < columns; one++)
        {
            for (int other = one + 1; other < columns; other++)
            {
                bool comparable = IsOfCustomer(data, one) == IsOfCustomer(data, other) && groupOf[one] != groupOf[other];
                if (comparable && ColumnAssociation.Of(values[one], data.Schema.Fields[one].IsCategorical, values[other], data.Schema.Fields[other].IsCategorical) > Close)
                {
                    (int kept, int joined) = (groupOf[one], groupOf[other]);
                    groupOf = [.. groupOf.Select(group => group == joined ? kept : group)];
                }
            }
        }

        return [.. Enumerable.Range(0, columns).GroupBy(field => groupOf[field], field => data.Schema.Fields[field].Name).Select(group => group.ToArray()).Where(group => group.Length > 1)];
    }

    private static bool IsOfCustomer(TrainingData data, int field) => data.Schema.Fields[field].KnownFrom == Known.Customer;

    private static float[] Values(ReadOnlySpan<float> column, int[] rows)
    {
        float[] values = new float[rows.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = column[rows[i]];
        }

        return values;
    }
}
