namespace EcomIntel.Streaming;

/// <summary>The events of a partition that took effect lately. What it forgets depends on the log alone: on the records' times and on how many there are.</summary>
internal sealed class EventIdWindow
{
    private readonly Dictionary<UInt128, ulong> _payloads;
    private readonly Queue<EventIdEntry> _order;
    private readonly long _horizon;
    private readonly int _capacity;

    public EventIdWindow(IReadOnlyList<EventIdEntry> entries, TimeSpan horizon, int capacity)
    {
        _horizon = horizon.Ticks / TimeSpan.TicksPerMicrosecond;
        _capacity = capacity;
        _payloads = new Dictionary<UInt128, ulong>(entries.Count);
        _order = new Queue<EventIdEntry>(entries);
        foreach (EventIdEntry entry in entries)
        {
            _payloads[entry.Id] = entry.Payload;
        }
    }

    public int Count => _order.Count;

    /// <summary>The time of the oldest record that is remembered; null where none is.</summary>
    public long? OldestRecordTime => _order.TryPeek(out EventIdEntry oldest) ? oldest.RecordTime : null;

    public Recognition Recognise(UInt128 id, ulong payload) =>
        !_payloads.TryGetValue(id, out ulong known) ? Recognition.New : known == payload ? Recognition.Duplicate : Recognition.Conflict;

    /// <summary>Remembers an event that is <see cref="Recognition.New"/>, and forgets those beyond the horizon.</summary>
    /// <returns>The offset of the newest event forgotten; −1 for none.</returns>
    public long Add(EventIdEntry entry, long highestRecordTime)
    {
        _payloads.Add(entry.Id, entry.Payload);
        _order.Enqueue(entry);
        long forgotten = -1;
        while (_order.Count > _capacity || (_order.TryPeek(out EventIdEntry oldest) && oldest.RecordTime < highestRecordTime - _horizon))
        {
            EventIdEntry gone = _order.Dequeue();
            _payloads.Remove(gone.Id);
            forgotten = gone.Offset;
        }

        return forgotten;
    }
}
