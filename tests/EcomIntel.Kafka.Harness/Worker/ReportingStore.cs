using System.Collections.Concurrent;
using EcomIntel.Streaming;

namespace EcomIntel.Kafka.Harness;

/// <summary>Tells of every opening and commit.</summary>
internal sealed class ReportingStore(IStateStore store, Action<WorkerReport> report) : IStateStore
{
    private readonly ConcurrentDictionary<int, long> _acknowledged = new();
    private readonly ConcurrentDictionary<int, PartitionCommit> _tried = new();

    public StoreScope Scope => store.Scope;

    public async ValueTask<OpenedPartition> OpenAsync(PartitionIdentity identity, CancellationToken cancellationToken = default)
    {
        OpenedPartition opened = await store.OpenAsync(identity, cancellationToken);
        _acknowledged[identity.Partition] = (opened.Outgoing.Count > 0 ? opened.Outgoing[0].Number : opened.Mark.NextOutgoing) - 1;
        report(new WorkerReport(WorkerReportKind.Opened, identity.Partition, opened.Mark.NextOffset, opened.Outgoing.Count));
        return opened;
    }

    public async ValueTask<CommitOutcome> CommitAsync(PartitionCommit commit, CancellationToken cancellationToken = default)
    {
        _tried[commit.Partition] = commit;
        CommitOutcome outcome = await store.CommitAsync(commit, cancellationToken);
        if (outcome == CommitOutcome.Fenced)
        {
            report(new WorkerReport(WorkerReportKind.Fenced, commit.Partition, commit.ExpectedNext));
            return outcome;
        }

        Committed(commit);
        return outcome;
    }

    public async ValueTask<StoredPosition> GetPositionAsync(int partition, CancellationToken cancellationToken = default)
    {
        StoredPosition stored = await store.GetPositionAsync(partition, cancellationToken);
        if (_tried.TryGetValue(partition, out PartitionCommit? tried) && tried.Owner == stored.Owner && tried.Mark.NextOffset == stored.NextOffset)
        {
            Committed(tried);
        }

        return stored;
    }

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadAsync(int partition, IReadOnlyList<StateKey> keys, CancellationToken cancellationToken = default) =>
        store.ReadAsync(partition, keys, cancellationToken);

    public ValueTask ResetAsync(PartitionIdentity identity, PartitionMark mark, CancellationToken cancellationToken = default) => store.ResetAsync(identity, mark, cancellationToken);

    private void Committed(PartitionCommit commit)
    {
        long acknowledged = _acknowledged.AddOrUpdate(commit.Partition, commit.AcknowledgedThrough, (_, before) => Math.Max(before, commit.AcknowledgedThrough));
        report(new WorkerReport(WorkerReportKind.Committed, commit.Partition, commit.Mark.NextOffset, commit.Mark.NextOutgoing - 1 - acknowledged));
    }
}
