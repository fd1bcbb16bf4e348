namespace EcomIntel.Streaming;

/// <summary>A member of a consumer group. All methods may be called from any thread while <see cref="RunAsync"/> runs; those about a partition that is not the member's do nothing.</summary>
public interface IEventConsumer : IAsyncDisposable
{
    /// <summary>Takes part in the group and delivers records, until it is cancelled; partitions still held are given back to the listener then.</summary>
    /// <param name="cancellationToken">Leaves the group.</param>
    /// <returns>A task that ends with the membership; it fails where the member cannot go on and another has to be made.</returns>
    /// <exception cref="TransportFatalException">No other member could go on in its place: the processor ends.</exception>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Begins the delivery of an assigned partition, which stands still until then.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="offset">The first offset to deliver.</param>
    void Start(int partition, long offset);

    /// <summary>Stops the delivery of a partition for a while; the member stays in the group. What is under way may still arrive.</summary>
    /// <param name="partition">The partition.</param>
    void Hold(int partition);

    /// <summary>Goes on where <see cref="Hold"/> stopped.</summary>
    /// <param name="partition">The partition.</param>
    void Release(int partition);

    /// <summary>
    /// Tells the group how far a partition has come: for tools to show, and for a state that is lost and rebuilt to know what it need not send again. Nothing is ever
    /// begun there. Returns at once, and what fails is not tried again.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="nextOffset">The offset before which everything is in the store, and acknowledged by the topics that it was sent to.</param>
    void Committed(int partition, long nextOffset);
}
