namespace EcomIntel.Streaming.Tests;

/// <summary>A store that claims to outlive the process, as one on a disk does.</summary>
internal sealed class MachineStore(IStateStore store, StoreScope scope = StoreScope.Machine) : IStateStore
{
    public StoreScope Scope => scope;

    public ValueTask<OpenedPartition> OpenAsync(PartitionIdentity identity, CancellationToken cancellationToken = default) => store.OpenAsync(identity, cancellationToken);

    public ValueTask<CommitOutcome> CommitAsync(PartitionCommit commit, CancellationToken cancellationToken = default) => store.CommitAsync(commit, cancellationToken);

    public ValueTask<StoredPosition> GetPositionAsync(int partition, CancellationToken cancellationToken = default) => store.GetPositionAsync(partition, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadAsync(int partition, IReadOnlyList<StateKey> keys, CancellationToken cancellationToken = default) =>
        store.ReadAsync(partition, keys, cancellationToken);

    public ValueTask ResetAsync(PartitionIdentity identity, PartitionMark mark, CancellationToken cancellationToken = default) => store.ResetAsync(identity, mark, cancellationToken);
}
