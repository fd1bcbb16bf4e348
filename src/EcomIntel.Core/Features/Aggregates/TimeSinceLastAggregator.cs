namespace EcomIntel;

internal struct TimeSinceLastAggregator : IAggregator<double>
{
    private long _last;
    private long _count;

    public void Add(long time, long measure)
    {
        _last = _count == 0 ? time : Math.Max(_last, time);
        _count++;
    }

    /// <summary>The newest event is the last to leave, so it need not be looked for.</summary>
    public void Remove(long time, long measure) => _count--;

    public readonly double Read(long now) => _count == 0 ? double.NaN : (now - _last) / (double)EpochTime.MicrosecondsPerDay;
}
