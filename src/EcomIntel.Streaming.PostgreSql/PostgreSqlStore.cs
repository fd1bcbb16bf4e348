using Npgsql;

namespace EcomIntel.Streaming.PostgreSql;

/// <summary>
/// Keeps state in PostgreSQL, where any number of machines share it: every partition is worked on by one of them, and read by all. The row of a partition is the
/// fence. A singleton, safe for any thread; disposing it closes its connections.
/// </summary>
public sealed class PostgreSqlStore : IStateStore, IAsyncDisposable
{
    internal const string DefaultStateName = "ecomintel";
    private readonly NpgsqlDataSource _source;
    private readonly StoreTables _tables;
    private readonly StoreStatements _statements;
    private readonly PartitionOpener _opener;
    private readonly string _state;

    /// <summary>Creates the store; it connects when it is used.</summary>
    /// <param name="options">The connection and the waiting times.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public PostgreSqlStore(PostgreSqlStoreOptions options)
    {
        OptionsErrors.ThrowIfInvalid(new PostgreSqlStoreOptionsValidator(), options);
        _state = options.StateName ?? DefaultStateName;
        _source = StoreConnections.Create(options);
        _tables = new StoreTables(_source, options.Schema);
        _statements = new StoreStatements(options.Schema);
        _opener = new PartitionOpener(_source, _statements, _state, options.Schema);
    }

    /// <inheritdoc/>
    public StoreScope Scope => StoreScope.Everywhere;

    /// <inheritdoc/>
    public async ValueTask<OpenedPartition> OpenAsync(PartitionIdentity identity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(identity);
        try
        {
            await _tables.EnsureAsync(cancellationToken).ConfigureAwait(false);
            return await _opener.OpenAsync(identity, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (IsExpected(error))
        {
            throw Busy(identity.Partition, error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<CommitOutcome> CommitAsync(PartitionCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        NpgsqlCommand command = _source.CreateCommand(_statements.Commit);
        await using (command.ConfigureAwait(false))
        {
            CommitParameters.Add(command.Parameters, _state, commit);
            try
            {
                return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is 1L ? CommitOutcome.Committed : CommitOutcome.Fenced;
            }
            catch (PostgresException error) when (IsExpected(error))
            {
                return IsMissing(error) ? CommitOutcome.Fenced : throw Busy(commit.Partition, error);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StoredPosition> GetPositionAsync(int partition, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        NpgsqlCommand command = CreateCommand(_statements.Position, partition);
        await using (command.ConfigureAwait(false))
        {
            try
            {
                NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? new StoredPosition(reader.GetInt64(0), reader.GetInt64(1)) : default;
                }
            }
            catch (PostgresException error) when (IsMissing(error))
            {
                return default;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadAsync(int partition, IReadOnlyList<StateKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentNullException.ThrowIfNull(keys);
        ReadOnlyMemory<byte>?[] values = new ReadOnlyMemory<byte>?[keys.Count];
        NpgsqlCommand command = CreateCommand(_statements.Read, partition);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(StoreParameter.Of([.. keys.Select(key => KeyBytes.Of(key.Table))]));
            command.Parameters.Add(StoreParameter.Of([.. keys.Select(key => KeyBytes.Of(key.Key))]));
            try
            {
                NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        values[reader.GetInt64(0) - 1] = reader.GetFieldValue<byte[]>(1);
                    }
                }
            }
            catch (PostgresException error) when (IsMissing(error))
            {
                // Nothing was ever opened: there are no rows.
            }
        }

        return values;
    }

    /// <inheritdoc/>
    public async ValueTask ResetAsync(PartitionIdentity identity, PartitionMark mark, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(mark);
        try
        {
            await _tables.EnsureAsync(cancellationToken).ConfigureAwait(false);
            await _opener.ResetAsync(identity, mark, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (IsExpected(error))
        {
            throw Busy(identity.Partition, error);
        }
    }

    /// <summary>Closes the connections.</summary>
    /// <returns>A task that ends when they are closed.</returns>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private NpgsqlCommand CreateCommand(string sql, int partition)
    {
        NpgsqlCommand command = _source.CreateCommand(sql);
        command.Parameters.Add(StoreParameter.Of(_state));
        command.Parameters.Add(StoreParameter.Of(partition));
        return command;
    }

    private bool IsExpected(PostgresException error) => error.SqlState == PostgresErrorCodes.LockNotAvailable || IsMissing(error);

    private bool IsMissing(PostgresException error)
    {
        if (error.SqlState is not (PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName))
        {
            return false;
        }

        _tables.Forget();
        return true;
    }

    private PartitionBusyException Busy(int partition, PostgresException error) => new(
        error.SqlState == PostgresErrorCodes.LockNotAvailable
            ? $"Partition {partition} of the state '{_state}' is held by another session of PostgreSQL: {error.MessageText}. It is tried again."
            : $"The tables of the state '{_state}' are gone: {error.MessageText}. They are made again at the next try.",
        error);
}
