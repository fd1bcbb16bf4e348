namespace EcomIntel.Streaming.Tests;

/// <summary>The window of event ids in its plainest form.</summary>
internal sealed class WindowOracle(TimeSpan horizon, int capacity)
{
    private readonly Dictionary<UInt128, ulong> _payloads = [];
    private readonly Queue<EventIdEntry> _order = [];
    private readonly long _horizon = horizon.Ticks / TimeSpan.TicksPerMicrosecond;

    public int Count => _order.Count;

    public long? OldestRecordTime => _order.TryPeek(out EventIdEntry oldest) ? oldest.RecordTime : null;

    public Recognition Recognise(UInt128 id, ulong payload) =>
        !_payloads.TryGetValue(id, out ulong known) ? Recognition.New : known == payload ? Recognition.Duplicate : Recognition.Conflict;

    public long Add(EventIdEntry entry, long highestRecordTime)
    {
        _payloads.Add(entry.Id, entry.Payload);
        _order.Enqueue(entry);
        long forgotten = -1;
        while (_order.Count > capacity || (_order.TryPeek(out EventIdEntry oldest) && oldest.RecordTime < highestRecordTime - _horizon))
        {
            EventIdEntry gone = _order.Dequeue();
            _payloads.Remove(gone.Id);
            forgotten = gone.Offset;
        }

        return forgotten;
    }
}
