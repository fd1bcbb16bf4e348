namespace EcomIntel;

/// <summary>The events that a key's past holds at a moment, those that still wait in the state included once time has moved on.</summary>
internal readonly ref struct PastEvents
{
    private readonly EventQueue _kept;
    private readonly EventQueue _waiting;
    private readonly int _waitingCount;

    public PastEvents(EventQueue kept, EventQueue waiting, long newest, long moment)
    {
        _kept = kept;
        _waiting = waiting;
        _waitingCount = moment > newest ? waiting.Count : 0;
        Now = Math.Max(moment, newest);
    }

    /// <summary>The moment that the past is seen from: the asked one, or that of the newest event where it is later.</summary>
    public long Now { get; }

    public bool AnyWait => _waitingCount > 0;

    /// <summary>Adds the events of a window, oldest first.</summary>
    public void Replay<TPast>(ref TPast past, Window window, int slot)
        where TPast : IPast
    {
        int all = _kept.Count + _waitingCount;
        int first = window.Events is { } most ? Math.Max(0, all - most) : FirstNotBefore(Now - window.Microseconds);
        for (int i = first; i < _kept.Count; i++)
        {
            Add(ref past, _kept[i], slot);
        }

        for (int i = Math.Max(0, first - _kept.Count); i < _waitingCount; i++)
        {
            Add(ref past, _waiting[i], slot);
        }
    }

    /// <summary>Adds the events that still wait.</summary>
    public void ReplayWaiting<TPast>(TPast past, int slot)
        where TPast : class, IPast
    {
        for (int i = 0; i < _waitingCount; i++)
        {
            Add(ref past, _waiting[i], slot);
        }
    }

    private int FirstNotBefore(long moment)
    {
        int first = _kept.FirstNotBefore(moment);
        return first < _kept.Count || !AnyWait || _waiting.TimeOf(0) >= moment ? first : first + _waitingCount;
    }

    private static void Add<TPast>(ref TPast past, ReadOnlySpan<long> item, int slot)
        where TPast : IPast => past.Add(item[0], slot == 0 ? FeatureCell.MissingInteger : item[slot]);
}
