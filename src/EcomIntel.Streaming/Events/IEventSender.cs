namespace EcomIntel.Streaming;

/// <summary>Sends a shop's events to their topic. Implementations are singletons and safe for any thread.</summary>
public interface IEventSender
{
    /// <summary>Sends an event.</summary>
    /// <param name="shopEvent">The event; sending it again under the same <see cref="ShopEvent.EventId"/> has no further effect.</param>
    /// <param name="cancellationToken">Stops the wait; the event may be sent all the same.</param>
    /// <returns>Where the event lies, once the log holds it safely.</returns>
    /// <exception cref="ArgumentException">The event lacks what its type needs; the message says what.</exception>
    ValueTask<LogPosition> SendAsync(ShopEvent shopEvent, CancellationToken cancellationToken = default);
}
