using System.Threading.Channels;

namespace EcomIntel.Streaming.Tests;

/// <summary>A store that keeps each commit of records waiting until the test lets it go on, and only then looks at what it holds.</summary>
internal sealed class HeldStore(IStateStore store) : IStateStore
{
    private readonly Channel<bool> _gate = Channel.CreateUnbounded<bool>();
    private readonly Channel<bool> _arrivals = Channel.CreateUnbounded<bool>();
    private int _released;

    public StoreScope Scope => store.Scope;

    /// <summary>How many commits were let go on.</summary>
    public int Released => Volatile.Read(ref _released);

    /// <summary>Owner and expected next offset of every commit asked for.</summary>
    public List<(long Owner, long ExpectedNext)> Asked { get; } = [];

    /// <summary>Waits for the next commit to arrive.</summary>
    public async Task ArrivalAsync() => await _arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void Release(int commits = 1)
    {
        Interlocked.Add(ref _released, commits);
        for (int i = 0; i < commits; i++)
        {
            _gate.Writer.TryWrite(true);
        }
    }

    public ValueTask<OpenedPartition> OpenAsync(PartitionIdentity identity, CancellationToken cancellationToken = default) => store.OpenAsync(identity, cancellationToken);

    public async ValueTask<CommitOutcome> CommitAsync(PartitionCommit commit, CancellationToken cancellationToken = default)
    {
        if (commit.Mark.LastRecord is null)
        {
            return await store.CommitAsync(commit, cancellationToken);
        }

        lock (Asked)
        {
            Asked.Add((commit.Owner, commit.ExpectedNext));
        }

        _arrivals.Writer.TryWrite(true);
        await _gate.Reader.ReadAsync(cancellationToken);
        return await store.CommitAsync(commit, cancellationToken);
    }

    public ValueTask<StoredPosition> GetPositionAsync(int partition, CancellationToken cancellationToken = default) => store.GetPositionAsync(partition, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadAsync(int partition, IReadOnlyList<StateKey> keys, CancellationToken cancellationToken = default) =>
        store.ReadAsync(partition, keys, cancellationToken);

    public ValueTask ResetAsync(PartitionIdentity identity, PartitionMark mark, CancellationToken cancellationToken = default) => store.ResetAsync(identity, mark, cancellationToken);
}
