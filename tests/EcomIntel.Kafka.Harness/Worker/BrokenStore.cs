using EcomIntel.Streaming;

namespace EcomIntel.Kafka.Harness;

/// <summary>Breaks one of the store's promises.</summary>
internal sealed class BrokenStore(IStateStore store, BrokenMode mode) : IStateStore
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(30);

    public StoreScope Scope => store.Scope;

    public async ValueTask<OpenedPartition> OpenAsync(PartitionIdentity identity, CancellationToken cancellationToken = default)
    {
        OpenedPartition opened = await store.OpenAsync(identity, cancellationToken);
        return mode == BrokenMode.NoDedupe ? opened with { EventIds = [] } : opened;
    }

    public async ValueTask<CommitOutcome> CommitAsync(PartitionCommit commit, CancellationToken cancellationToken = default)
    {
        switch (mode)
        {
            case BrokenMode.NoFence:
                StoredPosition stored = await store.GetPositionAsync(commit.Partition, cancellationToken);
                return await store.CommitAsync(commit with { Owner = stored.Owner, ExpectedNext = stored.NextOffset }, cancellationToken);
            case BrokenMode.OffsetFirst when commit.Rows.Count > 0:
                PartitionCommit offset = new(commit.Partition, commit.Owner, commit.ExpectedNext, commit.Mark);
                if (await store.CommitAsync(offset, cancellationToken) == CommitOutcome.Fenced)
                {
                    return CommitOutcome.Fenced;
                }

                await Task.Delay(Between, TimeProvider.System, cancellationToken);
                return await store.CommitAsync(commit with { ExpectedNext = commit.Mark.NextOffset }, cancellationToken);
            case BrokenMode.NoOutbox:
                return await store.CommitAsync(commit with { NewOutgoing = [] }, cancellationToken);
            default:
                return await store.CommitAsync(commit, cancellationToken);
        }
    }

    public ValueTask<StoredPosition> GetPositionAsync(int partition, CancellationToken cancellationToken = default) => store.GetPositionAsync(partition, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadAsync(int partition, IReadOnlyList<StateKey> keys, CancellationToken cancellationToken = default) =>
        store.ReadAsync(partition, keys, cancellationToken);

    public ValueTask ResetAsync(PartitionIdentity identity, PartitionMark mark, CancellationToken cancellationToken = default) => store.ResetAsync(identity, mark, cancellationToken);
}
