namespace EcomIntel;

/// <summary>Hour, weekday or month of the row's local time.</summary>
internal sealed class CalendarFeature(FeatureDefinition definition) : RowFeature(definition)
{
    public override ColumnFill Begin(BatchContext batch) => new CalendarPass(batch).Add(this);

    public override FeatureValue Read(in OnlineMoment moment) => moment.Calendar.ValueAt(Definition.Kind, moment.Microseconds);
}
