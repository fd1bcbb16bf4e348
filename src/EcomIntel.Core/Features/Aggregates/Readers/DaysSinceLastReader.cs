namespace EcomIntel;

internal readonly struct DaysSinceLastReader : IAggregateReader<Moments, double>
{
    public double Read(in Moments past, long now) => past.Count == 0 ? double.NaN : (now - past.Last) / (double)EpochTime.MicrosecondsPerDay;
}
