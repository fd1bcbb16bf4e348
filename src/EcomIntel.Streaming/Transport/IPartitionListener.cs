namespace EcomIntel.Streaming;

/// <summary>What a member of a consumer group is told, one call at a time.</summary>
public interface IPartitionListener
{
    /// <summary>Partitions became the member's. Nothing is delivered before <see cref="IEventConsumer.Start"/>.</summary>
    /// <param name="partitions">The partitions that came to those it has.</param>
    void Assigned(IReadOnlyList<int> partitions);

    /// <summary>Records arrived. Must return at once: what cannot be taken is held back by <see cref="IEventConsumer.Hold"/>.</summary>
    /// <param name="batch">The records; the listener disposes it.</param>
    void Received(LogBatch batch);

    /// <summary>A partition is about to go to another member, which waits for the end of this call.</summary>
    /// <param name="partition">The partition.</param>
    /// <returns>A task that ends when the partition's last commit is done or given up.</returns>
    ValueTask RevokedAsync(int partition);

    /// <summary>A partition went to another member already: what is not committed is void.</summary>
    /// <param name="partition">The partition.</param>
    /// <returns>A task that ends when the partition's memory is dropped.</returns>
    ValueTask LostAsync(int partition);

    /// <summary>A partition cannot be read on: its next offset is not in the log, or a record cannot be delivered. The others go on.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="cause">What happened.</param>
    void Failed(int partition, Exception cause);
}
