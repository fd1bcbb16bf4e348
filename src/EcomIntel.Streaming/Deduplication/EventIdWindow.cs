namespace EcomIntel.Streaming;

/// <summary>The events of a partition that took effect lately. What it forgets depends on the log alone: on the records' times and on how many there are.</summary>
internal sealed class EventIdWindow
{
    private readonly EventIdRing _order;
    private readonly EventIdTable _table;
    private readonly long _horizon;
    private readonly int _capacity;

    public EventIdWindow(IReadOnlyList<EventIdEntry> entries, TimeSpan horizon, int capacity)
    {
        _horizon = horizon.Ticks / TimeSpan.TicksPerMicrosecond;
        _capacity = capacity;
        _order = new EventIdRing();
        _table = new EventIdTable(_order);
        for (int i = 0; i < entries.Count; i++)
        {
            Append(entries[i]);
        }
    }

    public int Count => _order.Count;

    /// <summary>The time of the oldest record that is remembered; null where none is.</summary>
    public long? OldestRecordTime => _order.Count > 0 ? _order.Oldest.RecordTime : null;

    public Recognition Recognise(UInt128 id, ulong payload) =>
        !_table.TryFind(id, out uint number) ? Recognition.New : _order[number].Payload == payload ? Recognition.Duplicate : Recognition.Conflict;

    /// <summary>Remembers an event that is <see cref="Recognition.New"/>, and forgets those beyond the horizon.</summary>
    /// <returns>The offset of the newest event forgotten; −1 for none.</returns>
    public long Add(in EventIdEntry entry, long highestRecordTime)
    {
        Append(entry);
        long forgotten = -1;
        while (_order.Count > _capacity || (_order.Count > 0 && _order.Oldest.RecordTime < highestRecordTime - _horizon))
        {
            ref readonly EventIdEntry gone = ref _order.Oldest;
            _table.Remove(gone.Id, _order.First);
            forgotten = gone.Offset;
            _order.RemoveOldest();
        }

        return forgotten;
    }

    private void Append(in EventIdEntry entry) => _table.Add(entry.Id, _order.Append(entry));
}
