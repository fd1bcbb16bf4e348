using System.Diagnostics;
using EcomIntel.Streaming;

namespace EcomIntel.Benchmarks;

/// <summary>A store that notes when each commit returned.</summary>
internal sealed class TimedStore(IStateStore store, Action<int, long, long> committed) : IStateStore
{
    public StoreScope Scope => store.Scope;

    public ValueTask<OpenedPartition> OpenAsync(PartitionIdentity identity, CancellationToken cancellationToken = default) => store.OpenAsync(identity, cancellationToken);

    public async ValueTask<CommitOutcome> CommitAsync(PartitionCommit commit, CancellationToken cancellationToken = default)
    {
        CommitOutcome outcome = await store.CommitAsync(commit, cancellationToken);
        committed(commit.Partition, commit.Mark.NextOffset, Stopwatch.GetTimestamp());
        return outcome;
    }

    public ValueTask<StoredPosition> GetPositionAsync(int partition, CancellationToken cancellationToken = default) => store.GetPositionAsync(partition, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadAsync(int partition, IReadOnlyList<StateKey> keys, CancellationToken cancellationToken = default) =>
        store.ReadAsync(partition, keys, cancellationToken);

    public ValueTask ResetAsync(PartitionIdentity identity, PartitionMark mark, CancellationToken cancellationToken = default) => store.ResetAsync(identity, mark, cancellationToken);
}
