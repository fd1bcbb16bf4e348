namespace EcomIntel.Streaming.Tests;

/// <summary>A store whose commits now and then fail before or after they took effect, or meet an owner that took over.</summary>
internal sealed class FaultyStore(IStateStore store, int seed, int faultsInTen) : IStateStore
{
    private readonly Lock _lock = new();
    private SeededRandom _random = SeededRandom.For(seed, "faults");

    public int Faults { get; private set; }

    public StoreScope Scope => store.Scope;

    public ValueTask<OpenedPartition> OpenAsync(PartitionIdentity identity, CancellationToken cancellationToken = default) => store.OpenAsync(identity, cancellationToken);

    public async ValueTask<CommitOutcome> CommitAsync(PartitionCommit commit, CancellationToken cancellationToken = default)
    {
        int fault = Next();
        if (fault == 1)
        {
            throw new IOException("The store was away before the commit.");
        }

        if (fault == 2)
        {
            StoredPosition stored = await store.GetPositionAsync(commit.Partition, cancellationToken);
            if (stored.Owner == commit.Owner)
            {
                // What a second worker that was given the same partition does to the first.
                await store.OpenAsync(new PartitionIdentity("memory", "ecommerce_transactions", commit.Partition, 3, "ecomintel", 1), cancellationToken);
            }
        }

        CommitOutcome outcome = await store.CommitAsync(commit, cancellationToken);
        return fault == 3 ? throw new IOException("The answer of the commit was lost.") : outcome;
    }

    public ValueTask<StoredPosition> GetPositionAsync(int partition, CancellationToken cancellationToken = default) =>
        Next() == 1 ? throw new IOException("The store was away.") : store.GetPositionAsync(partition, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadAsync(int partition, IReadOnlyList<StateKey> keys, CancellationToken cancellationToken = default) =>
        Next() == 1 ? throw new IOException("The store was away.") : store.ReadAsync(partition, keys, cancellationToken);

    public ValueTask ResetAsync(PartitionIdentity identity, PartitionMark mark, CancellationToken cancellationToken = default) => store.ResetAsync(identity, mark, cancellationToken);

    private int Next()
    {
        lock (_lock)
        {
            int fault = _random.NextInt32(10) < faultsInTen ? 1 + _random.NextInt32(3) : 0;
            Faults += fault > 0 ? 1 : 0;
            return fault;
        }
    }
}
