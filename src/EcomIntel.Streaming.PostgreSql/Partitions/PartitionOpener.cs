using System.Data;
using System.Globalization;
using Npgsql;

namespace EcomIntel.Streaming.PostgreSql;

/// <summary>Makes new owners, and reads all that they begin with.</summary>
internal sealed class PartitionOpener(NpgsqlDataSource source, StoreStatements statements, string state, string schema)
{
    /// <summary>The lock on the partition is held only while its owner changes, not while ids by the million are read.</summary>
    public async ValueTask<OpenedPartition> OpenAsync(PartitionIdentity identity, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            (long id, long owner) = await OwnAsync(connection, identity, cancellationToken).ConfigureAwait(false);
            // All of one moment. Were there another owner by now, what is read is newer than this one's and its first commit is refused.
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                OpenedPartition opened = await ReadAsync(connection, id, owner, identity.Partition, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return opened;
            }
        }
    }

    public async ValueTask ResetAsync(PartitionIdentity identity, PartitionMark mark, CancellationToken cancellationToken)
    {
        NpgsqlBatch batch = source.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            foreach (string statement in statements.Reset)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement) { Parameters = { StoreParameter.Of(state), StoreParameter.Of(identity.Partition) } });
            }

            NpgsqlParameterCollection begun = batch.BatchCommands[0].Parameters;
            begun.Add(StoreParameter.Of(mark.NextOffset));
            begun.Add(StoreParameter.Of(IdentityFormat.Write(new SealedWriter(), identity)));
            begun.Add(StoreParameter.Of(MarkFormat.Write(new SealedWriter(), mark)));
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(long Id, long Owner)> OwnAsync(NpgsqlConnection connection, PartitionIdentity identity, CancellationToken cancellationToken)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            long id = await LockAsync(connection, identity, cancellationToken).ConfigureAwait(false);
            NpgsqlCommand own = new(statements.Own, connection) { Parameters = { StoreParameter.Of(id), StoreParameter.Of(IdentityFormat.Write(new SealedWriter(), identity)) } };
            await using (own.ConfigureAwait(false))
            {
                long owner = (long)(await own.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return (id, owner);
            }
        }
    }

    private async Task<long> LockAsync(NpgsqlConnection connection, PartitionIdentity identity, CancellationToken cancellationToken)
    {
        NpgsqlBatch batch = new(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(statements.Add) { Parameters = { StoreParameter.Of(state), StoreParameter.Of(identity.Partition), StoreParameter.Of(MarkFormat.Write(new SealedWriter(), PartitionMark.Empty)) } },
                new NpgsqlBatchCommand(statements.Lock) { Parameters = { StoreParameter.Of(state), StoreParameter.Of(identity.Partition) } },
            },
        };
        await using (batch.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (!reader.IsDBNull(1))
                {
                    byte[] stored = reader.GetFieldValue<byte[]>(1);
                    identity.EnsureMatches(Whole(identity.Partition, () => IdentityFormat.Read(stored)));
                }

                return reader.GetInt64(0);
            }
        }
    }

    private async Task<OpenedPartition> ReadAsync(NpgsqlConnection connection, long id, long owner, int partition, CancellationToken cancellationToken)
    {
        NpgsqlBatch batch = new(connection);
        foreach (string statement in (string[])[statements.Head, statements.EventIds, statements.Outgoing])
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement) { Parameters = { StoreParameter.Of(id) } });
        }

        await using (batch.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                PartitionMark mark = ReadMark(reader, partition);
                long forgotten = reader.GetInt64(1);

                List<EventIdEntry> entries = [];
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    Whole(partition, () =>
                    {
                        EventIdChunkFormat.Read(reader.GetFieldValue<byte[]>(0), forgotten, entries);
                        return true;
                    });
                }

                List<OutgoingRow> outgoing = [];
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    outgoing.Add(new OutgoingRow(reader.GetInt64(0), Whole(partition, () => OutgoingFormat.Read(reader.GetFieldValue<byte[]>(1)))));
                }

                return new OpenedPartition(owner, mark, entries, outgoing);
            }
        }
    }

    private PartitionMark ReadMark(NpgsqlDataReader reader, int partition)
    {
        PartitionMark mark = Whole(partition, () => MarkFormat.Read(reader.GetFieldValue<byte[]>(2)));
        return mark.NextOffset == reader.GetInt64(0) ? mark
            : throw Damaged(partition, string.Create(CultureInfo.InvariantCulture, $"the mark says that offset {mark.NextOffset} is next, and the row {reader.GetInt64(0)}"));
    }

    private T Whole<T>(int partition, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException error)
        {
            throw Damaged(partition, error.Message);
        }
    }

    private PartitionRefusedException Damaged(int partition, string text) =>
        new($"The state '{state}' of partition {partition} in the schema '{schema}' is damaged: {text}. Bring it back from a backup, or reset the partition and rebuild it from the log.")
        {
            Partition = partition,
        };
}
