namespace EcomIntel;

/// <summary>Hour, weekday or month of the row's local time.</summary>
internal sealed class CalendarFeature(FeatureDefinition definition) : RowFeature(definition)
{
    public override ColumnFill Begin(BatchContext batch) => new ColumnFill<sbyte>(Field, batch.RowCount, (start, values) =>
    {
        ReadOnlySpan<long> timestamps = batch.Dataset.Transactions.Timestamps.Slice(start, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ValueAt(batch.Calendar, timestamps[i]);
        }
    });

    public override float Read(in OnlineMoment moment) => ValueAt(moment.Calendar, moment.Microseconds);

    private sbyte ValueAt(LocalCalendar calendar, long microseconds) => (sbyte)(Definition.Kind switch
    {
        FeatureKind.HourOfDay => calendar.HourOfDay(microseconds),
        FeatureKind.DayOfWeek => calendar.DayOfWeek(microseconds),
        _ => calendar.Month(microseconds),
    });
}
