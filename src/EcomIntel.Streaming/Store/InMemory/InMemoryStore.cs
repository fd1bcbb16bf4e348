using System.Collections.Concurrent;

namespace EcomIntel.Streaming;

/// <summary>Keeps state as long as the process lives, with the fence and the atomic commit of a durable store: the default. A singleton; safe for any thread.</summary>
public sealed class InMemoryStore : IStateStore
{
    private readonly ConcurrentDictionary<int, InMemoryPartitionState> _partitions = new();

    /// <inheritdoc/>
    public StoreScope Scope => StoreScope.Process;

    /// <inheritdoc/>
    public ValueTask<OpenedPartition> OpenAsync(PartitionIdentity identity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return new ValueTask<OpenedPartition>(Partition(identity.Partition).Open(identity));
    }

    /// <inheritdoc/>
    public ValueTask<CommitOutcome> CommitAsync(PartitionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return new ValueTask<CommitOutcome>(Partition(commit.Partition).Commit(commit));
    }

    /// <inheritdoc/>
    public ValueTask<StoredPosition> GetPositionAsync(int partition, CancellationToken cancellationToken = default) => new(Partition(partition).Position);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadAsync(int partition, IReadOnlyList<StateKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>>(Partition(partition).Read(keys));
    }

    /// <inheritdoc/>
    public ValueTask ResetAsync(PartitionIdentity identity, PartitionMark mark, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(mark);
        Partition(identity.Partition).Reset(identity, mark);
        return ValueTask.CompletedTask;
    }

    /// <summary>All state rows of a partition, for tests and tools.</summary>
    /// <param name="partition">The partition.</param>
    /// <returns>A copy of the rows, in the ordinal order of tables and keys.</returns>
    public IReadOnlyList<StateRow> Rows(int partition) => Partition(partition).Rows();

    private InMemoryPartitionState Partition(int partition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        return _partitions.GetOrAdd(partition, static _ => new InMemoryPartitionState());
    }
}
