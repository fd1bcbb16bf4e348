namespace EcomIntel;

/// <summary>Hour, weekday or month as a point of a circle, so that the last is next to the first: sine or cosine of 2π × (value − first) ÷ period.</summary>
internal sealed class CycleFeature : RowFeature
{
    private const int Chunk = 512;
    private readonly FeatureKind _part;
    private readonly double[] _points;

    public CycleFeature(FeatureDefinition definition, FeatureKind part, int first, int period)
        : base(definition)
    {
        _part = part;
        _points = new double[first + period];
        bool isSine = definition.Kind is FeatureKind.HourOfDaySin or FeatureKind.DayOfWeekSin or FeatureKind.MonthSin;
        for (int value = first; value < _points.Length; value++)
        {
            double turns = 2.0 * (value - first) / period;
            _points[value] = isSine ? double.SinPi(turns) : double.CosPi(turns);
        }
    }

    public override ColumnFill Begin(BatchContext batch) => new ColumnFill<double>(
        Field, batch.RowCount, (start, values) => Fill(batch.Calendar, batch.Rows.Timestamps.Slice(start, values.Length), values));

    public override FeatureValue Read(in OnlineMoment moment) => _points[moment.Calendar.ValueAt(_part, moment.Microseconds)];

    private void Fill(LocalCalendar calendar, ReadOnlySpan<long> moments, Span<double> values)
    {
        Span<sbyte> parts = stackalloc sbyte[Chunk];
        for (int start = 0; start < moments.Length; start += Chunk)
        {
            Span<sbyte> some = parts[..Math.Min(Chunk, moments.Length - start)];
            CalendarKernel.Fill(calendar, _part, moments.Slice(start, some.Length), some);
            for (int i = 0; i < some.Length; i++)
            {
                values[start + i] = _points[some[i]];
            }
        }
    }
}
