namespace EcomIntel;

/// <summary>Hour, weekday or month of the row's local time.</summary>
internal sealed class CalendarFeature(FeatureDefinition definition) : RowFeature(definition)
{
    public override ColumnFill Begin(BatchContext batch) => new CalendarPass(batch).Add(this);

    public override float Read(in OnlineMoment moment) => Definition.Kind switch
    {
        FeatureKind.HourOfDay => moment.Calendar.HourOfDay(moment.Microseconds),
        FeatureKind.DayOfWeek => moment.Calendar.DayOfWeek(moment.Microseconds),
        _ => moment.Calendar.Month(moment.Microseconds),
    };
}
