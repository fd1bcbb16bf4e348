using System.Diagnostics.CodeAnalysis;

namespace EcomIntel.Streaming;

/// <summary>
/// The app's own code, called for every event that takes effect, in the order of the partition. What it sends through <see cref="EventContext.Send(OutgoingRecord)"/> is
/// committed with the state: once, whatever fails. What it does elsewhere may happen again after a crash, with the same <see cref="ShopEvent.EventId"/>. For state
/// of its own derive from <see cref="StatefulEventHandler{TState}"/>. A singleton: one instance serves all partitions, several of them at the same time.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It handles a shop's events; no delegate of .NET's is meant.")]
public interface IEventHandler
{
    /// <summary>The handler's name in errors and, with state, the name of its table: unique in a processor and the same for ever. The type's name by default.</summary>
    string Name => GetType().Name;

    /// <summary>Handles one event. An exception leads to another attempt, up to <see cref="StreamingOptions.HandlerAttempts"/>, and then to a dead letter; <see cref="EventRejectedException"/> to a dead letter at once.</summary>
    /// <param name="context">The event and its place in the log; valid until the call ends.</param>
    /// <param name="cancellationToken">Set when the partition is given up: the event is then handled by the next owner.</param>
    /// <returns>A task that ends when the event is handled; the next one waits for it.</returns>
    ValueTask HandleAsync(EventContext context, CancellationToken cancellationToken);
}
