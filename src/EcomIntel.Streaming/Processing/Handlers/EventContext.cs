using System.Text;

namespace EcomIntel.Streaming;

/// <summary>An event and its place in the log, as handlers see it. Used again for the next event: valid until the handler's call ends, and for its thread alone.</summary>
public sealed class EventContext
{
    private readonly Dictionary<object, IStateCache> _caches;
    private readonly List<OutgoingRecord> _sent = [];

    internal EventContext(int partition, Dictionary<object, IStateCache> caches)
    {
        Partition = partition;
        _caches = caches;
        Event = null!;
        Key = null!;
    }

    /// <summary>The event.</summary>
    public ShopEvent Event { get; private set; }

    /// <summary>Whose event it is: the customer id, for guests <c>session:</c> and the session id.</summary>
    public string Key { get; private set; }

    /// <summary>The partition.</summary>
    public int Partition { get; }

    /// <summary>The offset of the event's record.</summary>
    public long Offset { get; private set; }

    /// <summary>When the record was sent, in UTC. Event time is <see cref="ShopEvent.Timestamp"/>.</summary>
    public DateTimeOffset RecordTime { get; private set; }

    /// <summary>Whether the event is older than the partition's watermark: than its newest event minus <see cref="StreamingOptions.Lateness"/>.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Which attempt at the event this is, from 1.</summary>
    public int Attempt { get; internal set; }

    internal IReadOnlyList<OutgoingRecord> Sent => _sent;

    /// <summary>Sends a record once the event's effect is committed: at least once, in order, with the header <c>ecomintel.id</c> by which copies are recognised.</summary>
    /// <param name="record">The record; its bytes must not change afterwards.</param>
    public void Send(OutgoingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        _sent.Add(record);
    }

    /// <summary>Sends a text once the event's effect is committed; see <see cref="Send(OutgoingRecord)"/>.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="text">The payload, sent as UTF-8 under the event's own key.</param>
    public void Send(string topic, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        ArgumentNullException.ThrowIfNull(text);
        Send(new OutgoingRecord(topic, Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(text)));
    }

    internal IStateCache CacheOf(object handler) => _caches.TryGetValue(handler, out IStateCache? cache) ? cache
        : throw new InvalidOperationException($"The handler '{handler.GetType().Name}' has no state here: register it with the processor instead of calling it from another handler.");

    internal void MoveTo(ShopEvent shopEvent, string key, LogRecord record, bool isLate)
    {
        Event = shopEvent;
        Key = key;
        Offset = record.Offset;
        RecordTime = EpochTime.FromMicroseconds(record.Timestamp);
        IsLate = isLate;
        Attempt = 1;
        _sent.Clear();
    }

    internal void Accept()
    {
        foreach (IStateCache cache in _caches.Values)
        {
            cache.Accept();
        }
    }

    internal void Discard()
    {
        _sent.Clear();
        foreach (IStateCache cache in _caches.Values)
        {
            cache.Discard();
        }
    }
}
