namespace EcomIntel;

/// <summary>A feature that each row has by itself, whatever the other rows are; its column is filled range by range.</summary>
internal abstract class RowFeature(FeatureDefinition definition) : Feature(definition)
{
    /// <summary>Makes the column, yet to be filled.</summary>
    public abstract ColumnFill Begin(BatchContext batch);

    /// <summary>Makes the columns of several features, of which those of the calendar share one pass: fill each range of rows in all of them.</summary>
    public static ColumnFill[] Begin(ReadOnlySpan<RowFeature> features, BatchContext batch)
    {
        CalendarPass calendar = new(batch);
        ColumnFill[] fills = new ColumnFill[features.Length];
        for (int i = 0; i < fills.Length; i++)
        {
            fills[i] = features[i] is CalendarFeature part ? calendar.Add(part) : features[i].Begin(batch);
        }

        return fills;
    }
}
