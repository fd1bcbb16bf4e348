using System.Collections.Concurrent;
using System.Globalization;

namespace EcomIntel.Streaming.Sqlite;

/// <summary>
/// Keeps state in one SQLite file for each partition, in a folder that the processes of one machine share. A commit is on the disk when it returns. A singleton, safe
/// for any thread; disposing it closes the files.
/// </summary>
public sealed class SqliteStore : IStateStore, IAsyncDisposable
{
    internal const string DefaultStateName = "ecomintel";
    private readonly ConcurrentDictionary<int, SqlitePartition> _partitions = new();
    private readonly SqliteStoreOptions _options;
    private readonly TimeProvider _timeProvider;
    private volatile bool _isDisposed;

    /// <summary>Creates the store; files are made when their partitions are opened.</summary>
    /// <param name="options">Where the files are; null for the defaults.</param>
    /// <param name="timeProvider">The clock by which owners are numbered; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SqliteStore(SqliteStoreOptions? options = null, TimeProvider? timeProvider = null)
    {
        options ??= new SqliteStoreOptions();
        OptionsErrors.ThrowIfInvalid(new SqliteStoreOptionsValidator(), options);
        _options = new SqliteStoreOptions
        {
            Directory = Path.GetFullPath(options.Directory),
            StateName = options.StateName ?? DefaultStateName,
            LockTimeout = options.LockTimeout,
            MaxFileBytes = options.MaxFileBytes,
        };
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public StoreScope Scope => StoreScope.Machine;

    /// <inheritdoc/>
    public async ValueTask<OpenedPartition> OpenAsync(PartitionIdentity identity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(identity);
        SqlitePartition state = Partition(identity.Partition);
        await LeaveCallerAsync(cancellationToken).ConfigureAwait(false);
        return state.Open(identity);
    }

    /// <inheritdoc/>
    public async ValueTask<CommitOutcome> CommitAsync(PartitionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        SqlitePartition state = Partition(commit.Partition);
        await LeaveCallerAsync(cancellationToken).ConfigureAwait(false);
        return state.Commit(commit);
    }

    /// <inheritdoc/>
    public ValueTask<StoredPosition> GetPositionAsync(int partition, CancellationToken cancellationToken = default)
    {
        SqlitePartition state = Partition(partition);
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<StoredPosition>(state.Position());
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadAsync(int partition, IReadOnlyList<StateKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        SqlitePartition state = Partition(partition);
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>>(state.Read(keys));
    }

    /// <inheritdoc/>
    public async ValueTask ResetAsync(PartitionIdentity identity, PartitionMark mark, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(mark);
        SqlitePartition state = Partition(identity.Partition);
        await LeaveCallerAsync(cancellationToken).ConfigureAwait(false);
        state.Reset(identity, mark);
    }

    /// <summary>Closes the files, once a commit that is under way is done.</summary>
    /// <returns>A task that ends when they are closed.</returns>
    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        foreach (SqlitePartition state in _partitions.Values)
        {
            state.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Writing to a disk takes its time: the caller goes on with other work meanwhile.</summary>
    private static async Task LeaveCallerAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
    }

    private SqlitePartition Partition(int partition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _partitions.GetOrAdd(partition, static (number, store) => store.NewPartition(number), this);
    }

    private SqlitePartition NewPartition(int partition)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{_options.StateName}.{partition}.sqlite");
        return new SqlitePartition(_options, Path.Combine(_options.Directory, name), partition, _timeProvider);
    }
}
