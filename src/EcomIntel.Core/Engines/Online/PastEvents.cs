namespace EcomIntel;

/// <summary>The events that a key's past holds at a moment, those that still wait in the state included once time has moved on.</summary>
internal readonly ref struct PastEvents
{
    private readonly KeyEvents _events;
    private readonly int _settled;

    public PastEvents(KeyEvents events, int settled, long newest, long moment)
    {
        _events = moment > newest ? events : events.Slice(0, settled);
        _settled = settled;
        Now = Math.Max(moment, newest);
    }

    /// <summary>The moment that the past is seen from: the asked one, or that of the newest event where it is later.</summary>
    public long Now { get; }

    public bool AnyWait => _events.Count > _settled;

    /// <summary>Adds the events of a window, oldest first.</summary>
    public void Replay<TPast>(ref TPast past, Window window, int slot)
        where TPast : IPast
    {
        int first = window.Events is { } most ? Math.Max(0, _events.Count - most) : _events.FirstNotBefore(Now - window.Microseconds);
        for (int i = first; i < _events.Count; i++)
        {
            past.Add(_events.TimeOf(i), _events.ValueOf(i, slot));
        }
    }

    /// <summary>Adds the events that still wait.</summary>
    public void ReplayWaiting<TPast>(TPast past, int slot)
        where TPast : class, IPast
    {
        for (int i = _settled; i < _events.Count; i++)
        {
            past.Add(_events.TimeOf(i), _events.ValueOf(i, slot));
        }
    }
}
