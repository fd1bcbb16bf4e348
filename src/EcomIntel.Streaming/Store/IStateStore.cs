namespace EcomIntel.Streaming;

/// <summary>
/// Keeps the state of a group's partitions, and is the only truth about how far each has come. Implementations are singletons and safe for any thread.
/// Whatever a method throws besides cancellation, <see cref="PartitionBusyException"/> and <see cref="PartitionRefusedException"/> leaves its outcome unknown;
/// the caller asks by <see cref="GetPositionAsync"/> and tries again with growing pauses.
/// </summary>
public interface IStateStore
{
    /// <summary>How far its states reach.</summary>
    StoreScope Scope { get; }

    /// <summary>Opens a partition for a new owner: every owner before it is fenced from then on. An unknown partition begins empty.</summary>
    /// <param name="identity">Whose state it must be.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The owner's number and the state.</returns>
    /// <exception cref="PartitionRefusedException">The stored state has another identity.</exception>
    /// <exception cref="PartitionBusyException">Another process holds the partition just now.</exception>
    ValueTask<OpenedPartition> OpenAsync(PartitionIdentity identity, CancellationToken cancellationToken = default);

    /// <summary>Stores a commit whole, if the stored owner is its owner and the stored next offset its <see cref="PartitionCommit.ExpectedNext"/>.</summary>
    /// <param name="commit">The commit. Its lists and the bytes of its rows are used again once the returned task has ended: the store copies what it keeps.</param>
    /// <param name="cancellationToken">Stops the wait; the outcome is unknown then.</param>
    /// <returns>Whether it is stored.</returns>
    ValueTask<CommitOutcome> CommitAsync(PartitionCommit commit, CancellationToken cancellationToken = default);

    /// <summary>Asks who owns a partition and how far it has come.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Owner and next offset; zeros for a partition that was never opened.</returns>
    ValueTask<StoredPosition> GetPositionAsync(int partition, CancellationToken cancellationToken = default);

    /// <summary>Reads committed state rows.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="keys">Their names.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A value for each key in the same order; null where there is no row.</returns>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadAsync(int partition, IReadOnlyList<StateKey> keys, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes all state of a partition, whosever it was, and puts a mark in its place, in one piece: the state is rebuilt from there. Fences the present owner.
    /// Doing it again does no harm.
    /// </summary>
    /// <param name="identity">Whose state it is from then on.</param>
    /// <param name="mark">How far the new state has come: where to begin, and what not to send again.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A task that ends when it is done.</returns>
    /// <exception cref="PartitionBusyException">Another process holds the partition just now.</exception>
    ValueTask ResetAsync(PartitionIdentity identity, PartitionMark mark, CancellationToken cancellationToken = default);
}
