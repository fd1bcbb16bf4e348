using EcomIntel.Streaming;

namespace EcomIntel.Kafka.Harness;

/// <summary>Where the workers of a fault keep their state, and what can be done to it behind their backs.</summary>
public abstract class StoreSite : IAsyncDisposable
{
    /// <summary>What a worker is told: a folder, or a connection string.</summary>
    public abstract string Address { get; }

    /// <summary>Opens the store from this process.</summary>
    public abstract IStateStore Open();

    /// <summary>Keeps a copy of everything as it is now; the workers must not be at work.</summary>
    public abstract Task BackUpAsync();

    /// <summary>Puts the copy in place of what there is; the workers must not be at work.</summary>
    public abstract Task RestoreAsync();

    /// <summary>Locks all partitions until the result is disposed.</summary>
    public abstract Task<IAsyncDisposable> LockAsync(int partitions, CancellationToken cancellationToken);

    /// <summary>Changes a byte of each of a partition's rows. Returns their customers.</summary>
    public abstract Task<IReadOnlyList<string>> DamageRowsAsync(int partition, CancellationToken cancellationToken);

    /// <summary>Swaps the states of two partitions; the workers must not be at work.</summary>
    public abstract Task SwapAsync(int one, int other);

    /// <summary>Removes all state.</summary>
    public abstract Task WipeAsync();

    public abstract ValueTask DisposeAsync();
}
