using System.Text;

namespace EcomIntel.Streaming;

/// <summary>An event and its place in the log, as handlers see it. Used again for the next event: valid until the handler's call ends, and for its thread alone.</summary>
public sealed class EventContext
{
    private readonly EventReading _reading;
    private readonly IReadOnlyList<IEventHandler> _handlers;
    private readonly IStateCache?[] _caches;
    private readonly List<OutgoingRecord> _sent = [];
    private ShopEvent? _event;
    private long _recordTime;

    /// <param name="partition">The partition.</param>
    /// <param name="reading">What is read of the record at hand.</param>
    /// <param name="handlers">The processor's handlers.</param>
    /// <param name="caches">The states of each handler; null for those that keep none.</param>
    internal EventContext(int partition, EventReading reading, IReadOnlyList<IEventHandler> handlers, IStateCache?[] caches)
    {
        Partition = partition;
        _reading = reading;
        _handlers = handlers;
        _caches = caches;
        Customer = null!;
    }

    /// <summary>The event. Made of the record's bytes when it is first asked for: a handler that is content with <see cref="Type"/>, <see cref="EventTime"/>, <see cref="Total"/> and <see cref="Key"/> saves that.</summary>
    public ShopEvent Event => _event ??= _reading.ToEvent(Key);

    /// <summary>What happened.</summary>
    public ShopEventType Type => _reading.Type;

    /// <summary>When it happened in the shop: <see cref="ShopEvent.Timestamp"/>.</summary>
    public DateTimeOffset EventTime => _reading.Time;

    /// <summary>The line's total as recorded, in the shop's currency, else quantity × unit price; null where the event is no transaction or names neither.</summary>
    public decimal? Total => _reading.Total;

    /// <summary>Whose event it is: the customer id, for guests <c>session:</c> and the session id.</summary>
    public string Key => Customer.Key;

    /// <summary>The partition.</summary>
    public int Partition { get; }

    /// <summary>The offset of the event's record.</summary>
    public long Offset { get; private set; }

    /// <summary>When the record was sent, in UTC. Event time is <see cref="ShopEvent.Timestamp"/>.</summary>
    public DateTimeOffset RecordTime => EpochTime.FromMicroseconds(_recordTime);

    /// <summary>Whether the event is older than the partition's watermark: than its newest event minus <see cref="StreamingOptions.Lateness"/>.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Which attempt at the event this is, from 1.</summary>
    public int Attempt { get; internal set; }

    internal CustomerEntry Customer { get; private set; }

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

    internal IStateCache CacheOf(object handler)
    {
        for (int i = 0; i < _caches.Length; i++)
        {
            if (ReferenceEquals(_handlers[i], handler) && _caches[i] is { } cache)
            {
                return cache;
            }
        }

        throw new InvalidOperationException($"The handler '{handler.GetType().Name}' has no state here: register it with the processor instead of calling it from another handler.");
    }

    internal void MoveTo(CustomerEntry customer, in LogRecord record, bool isLate)
    {
        Customer = customer;
        _event = null;
        _recordTime = record.Timestamp;
        Offset = record.Offset;
        IsLate = isLate;
        Attempt = 1;
        _sent.Clear();
    }

    internal void Accept()
    {
        foreach (IStateCache? cache in _caches)
        {
            cache?.Accept();
        }
    }

    internal void Discard()
    {
        _sent.Clear();
        foreach (IStateCache? cache in _caches)
        {
            cache?.Discard();
        }
    }
}
