using System.Diagnostics;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>Sends events as JSON under their own keys, so that those of a customer stay in order. A singleton; safe for any thread.</summary>
public sealed class EventSender : IEventSender
{
    private readonly IEventTransport _transport;
    private readonly ShopEventJson _json;
    private readonly string _topic;

    /// <summary>Makes a sender.</summary>
    /// <param name="transport">Where to.</param>
    /// <param name="topic">The topic of the shop's events; <c>ecommerce_transactions</c> by default.</param>
    public EventSender(IEventTransport transport, string topic = "ecommerce_transactions")
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentException.ThrowIfNullOrEmpty(topic);
        _transport = transport;
        _topic = topic;
        _json = new ShopEventJson();
    }

    /// <inheritdoc/>
    public ValueTask<LogPosition> SendAsync(ShopEvent shopEvent, CancellationToken cancellationToken = default)
    {
        byte[] payload = _json.Write(shopEvent);
        OutgoingRecord record = new(_topic, Encoding.UTF8.GetBytes(shopEvent.Key!), payload);
        return StreamingTelemetry.WatchesSends ? SendWatchedAsync(record, cancellationToken)
            : _transport.SendAsync(Activity.Current is { } current ? record with { Headers = TraceContext.Of(current) } : record, cancellationToken);
    }

    private async ValueTask<LogPosition> SendWatchedAsync(OutgoingRecord record, CancellationToken cancellationToken)
    {
        using Activity? activity = StreamingTelemetry.StartSend(_topic);
        LogPosition position = await _transport.SendAsync(record with { Headers = TraceContext.Of(activity ?? Activity.Current) }, cancellationToken).ConfigureAwait(false);
        StreamingTelemetry.Acknowledged(_topic);
        return position;
    }
}
