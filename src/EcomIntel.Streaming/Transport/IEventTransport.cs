namespace EcomIntel.Streaming;

/// <summary>
/// A partitioned log: records of a key stay in one partition and in order, and can be read again from any offset. The partition of a key is
/// <see cref="Murmur2.PartitionOf(ReadOnlySpan{byte}, int)"/>. Implementations are singletons and safe for any thread. Whatever a method throws besides
/// cancellation counts as a failure that may pass, and is tried again with growing pauses.
/// </summary>
public interface IEventTransport
{
    /// <summary>Describes a topic.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Its identity and its number of partitions.</returns>
    ValueTask<TopicDescription> DescribeAsync(string topic, CancellationToken cancellationToken = default);

    /// <summary>Asks what a partition holds.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The first readable offset and the end.</returns>
    ValueTask<LogRange> GetRangeAsync(string topic, int partition, CancellationToken cancellationToken = default);

    /// <summary>Reads the record of an offset.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="offset">The offset.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The record; null where there is none at that offset.</returns>
    ValueTask<LogRecord?> ReadAsync(string topic, int partition, long offset, CancellationToken cancellationToken = default);

    /// <summary>Asks what a group last told by <see cref="IEventConsumer.Committed"/>, by any of its members.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The next offset; null where the group told nothing or it is forgotten.</returns>
    ValueTask<long?> GetGroupOffsetAsync(string topic, string group, int partition, CancellationToken cancellationToken = default);

    /// <summary>Sends a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Stops the wait; the record may be sent all the same.</param>
    /// <returns>Where it lies, once the log holds it safely.</returns>
    /// <exception cref="RecordTooLargeException">The log takes no record of this size; it was not sent and never will be.</exception>
    ValueTask<LogPosition> SendAsync(OutgoingRecord record, CancellationToken cancellationToken = default);

    /// <summary>Makes a member of a group that shares the partitions of a topic. It takes part while its <see cref="IEventConsumer.RunAsync"/> runs.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="listener">Told of partitions and records.</param>
    /// <returns>The member; disposing it leaves the group.</returns>
    IEventConsumer Subscribe(string topic, string group, IPartitionListener listener);
}
