using System.Collections;
using EcomIntel.Streaming;

namespace EcomIntel.Kafka.Harness;

/// <summary>Lets something befall the worker at a given commit.</summary>
internal sealed class CrashingStore(IStateStore store, CrashPoint point, int first, int count) : IStateStore
{
    private int _commits;

    public StoreScope Scope => store.Scope;

    public ValueTask<OpenedPartition> OpenAsync(PartitionIdentity identity, CancellationToken cancellationToken = default) => store.OpenAsync(identity, cancellationToken);

    public async ValueTask<CommitOutcome> CommitAsync(PartitionCommit commit, CancellationToken cancellationToken = default)
    {
        // Only a commit that brings records: the others have little to lose.
        int number = commit.Rows.Count > 0 ? Interlocked.Increment(ref _commits) : 0;
        bool strikes = number >= first && number < first + count;
        switch (strikes ? point : CrashPoint.None)
        {
            case CrashPoint.KillBefore:
                Signals.Send(Environment.ProcessId, Signals.Kill);
                break;
            case CrashPoint.StopWithin when number == first:
                commit = commit with { Rows = new StoppingRows(commit.Rows) };
                break;
            case CrashPoint.CallsLost:
                throw new IOException("The call to the store was lost.");
        }

        CommitOutcome outcome = await store.CommitAsync(commit, cancellationToken);
        switch (strikes ? point : CrashPoint.None)
        {
            case CrashPoint.KillAfter:
                Signals.Send(Environment.ProcessId, Signals.Kill);
                break;
            case CrashPoint.AnswersLost:
                throw new IOException("The store's answer was lost.");
        }

        return outcome;
    }

    public ValueTask<StoredPosition> GetPositionAsync(int partition, CancellationToken cancellationToken = default) => store.GetPositionAsync(partition, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadAsync(int partition, IReadOnlyList<StateKey> keys, CancellationToken cancellationToken = default) =>
        store.ReadAsync(partition, keys, cancellationToken);

    public ValueTask ResetAsync(PartitionIdentity identity, PartitionMark mark, CancellationToken cancellationToken = default) => store.ResetAsync(identity, mark, cancellationToken);

    /// <summary>Rows that stop the process when the store comes to the middle one, within its transaction.</summary>
    private sealed class StoppingRows(IReadOnlyList<StateRow> rows) : IReadOnlyList<StateRow>
    {
        private bool _hasStopped;

        public int Count => rows.Count;

        public StateRow this[int index]
        {
            get
            {
                if (index >= rows.Count / 2 && !_hasStopped)
                {
                    _hasStopped = true;
                    Signals.Send(Environment.ProcessId, Signals.Stop);
                }

                return rows[index];
            }
        }

        public IEnumerator<StateRow> GetEnumerator()
        {
            for (int i = 0; i < rows.Count; i++)
            {
                yield return this[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
