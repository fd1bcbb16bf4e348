namespace EcomIntel;

/// <summary>Whether the row's local date is a holiday, or how many days are left to the next.</summary>
internal sealed class HolidayFeature(FeatureDefinition definition) : RowFeature(definition)
{
    private readonly int[] _days = [.. definition.Holidays.Select(date => date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber)];

    public override ColumnFill Begin(BatchContext batch) => Definition.Kind == FeatureKind.IsHoliday
        ? new ColumnFill<sbyte>(Field, batch.RowCount, (start, values) => Fill(batch, start, values, days => (sbyte)(days == 0 ? 1 : 0)))
        : new ColumnFill<long>(Field, batch.RowCount, (start, values) => Fill(batch, start, values, days => days ?? FeatureCell.MissingInteger));

    public override FeatureValue Read(in OnlineMoment moment)
    {
        int? days = DaysLeft(moment.Calendar.LocalDay(moment.Microseconds));
        return Definition.Kind == FeatureKind.IsHoliday ? (days == 0 ? 1 : 0) : days ?? FeatureCell.MissingInteger;
    }

    private void Fill<T>(BatchContext batch, int start, Span<T> values, Func<int?, T> value)
    {
        ReadOnlySpan<long> moments = batch.Rows.Timestamps.Slice(start, values.Length);
        int? known = null;
        T current = default!;
        for (int i = 0; i < values.Length; i++)
        {
            int day = batch.Calendar.LocalDay(moments[i]);
            if (day != known)
            {
                known = day;
                current = value(DaysLeft(day));
            }

            values[i] = current;
        }
    }

    /// <summary>Days from a local day to the next holiday, 0 on one; null after the last.</summary>
    private int? DaysLeft(int day)
    {
        int at = Array.BinarySearch(_days, day);
        int next = at < 0 ? ~at : at;
        return next < _days.Length ? _days[next] - day : null;
    }
}
