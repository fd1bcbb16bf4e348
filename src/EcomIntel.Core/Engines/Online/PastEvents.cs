namespace EcomIntel;

/// <summary>The events that a key's past holds at a moment, those that still wait in the state included once time has moved on.</summary>
internal readonly ref struct PastEvents
{
    private readonly EventQueue _events;
    private readonly int _settled;
    private readonly int _count;

    public PastEvents(EventQueue events, int settled, long newest, long moment)
    {
        _events = events;
        _settled = settled;
        _count = moment > newest ? events.Count : settled;
        Now = Math.Max(moment, newest);
    }

    /// <summary>The moment that the past is seen from: the asked one, or that of the newest event where it is later.</summary>
    public long Now { get; }

    public bool AnyWait => _count > _settled;

    /// <summary>Adds the events of a window, oldest first.</summary>
    public void Replay<TPast>(ref TPast past, Window window, int slot)
        where TPast : IPast
    {
        int first = window.Events is { } most ? Math.Max(0, _count - most) : _events.FirstNotBefore(Now - window.Microseconds);
        for (int i = first; i < _count; i++)
        {
            Add(ref past, _events[i], slot);
        }
    }

    /// <summary>Adds the events that still wait.</summary>
    public void ReplayWaiting<TPast>(TPast past, int slot)
        where TPast : class, IPast
    {
        for (int i = _settled; i < _count; i++)
        {
            Add(ref past, _events[i], slot);
        }
    }

    private static void Add<TPast>(ref TPast past, ReadOnlySpan<long> item, int slot)
        where TPast : IPast => past.Add(item[0], slot == 0 ? FeatureCell.MissingInteger : item[slot]);
}
