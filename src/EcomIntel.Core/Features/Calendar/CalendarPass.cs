namespace EcomIntel;

/// <summary>The hours, weekdays and months that one pipeline asks for, filled in one pass over the moments.</summary>
internal sealed class CalendarPass(BatchContext batch)
{
    private sbyte[] _hours = [];
    private sbyte[] _weekdays = [];
    private sbyte[] _months = [];
    private bool _isLed;

    /// <summary>Adds a column. Filling the first one fills all, so every column is added before any is filled.</summary>
    public ColumnFill Add(CalendarFeature feature)
    {
        ref sbyte[] values = ref _months;
        switch (feature.Definition.Kind)
        {
            case FeatureKind.HourOfDay:
                values = ref _hours;
                break;
            case FeatureKind.DayOfWeek:
                values = ref _weekdays;
                break;
        }

        values = LargeArray.Uninitialized<sbyte>(batch.RowCount);
        TypedColumn<sbyte> column = new(feature.Field, values);
        if (_isLed)
        {
            return new FinishedColumn(column);
        }

        _isLed = true;
        return new Leader(this, column);
    }

    private void Fill(Range rows) =>
        CalendarKernel.Fill(batch.Calendar, batch.Rows.Timestamps[rows], Part(_hours, rows), Part(_weekdays, rows), Part(_months, rows));

    private static Span<sbyte> Part(sbyte[] values, Range rows) => values.Length == 0 ? default : values.AsSpan(rows);

    private sealed class Leader(CalendarPass pass, FeatureColumn column) : ColumnFill
    {
        public override void Fill(int start, int end) => pass.Fill(start..end);

        public override FeatureColumn Finish() => column;
    }
}
