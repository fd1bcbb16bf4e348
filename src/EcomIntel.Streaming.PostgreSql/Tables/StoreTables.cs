using System.Globalization;
using Npgsql;

namespace EcomIntel.Streaming.PostgreSql;

/// <summary>The tables of a schema. They are made by whoever comes first; afterwards a role that may not make any is enough.</summary>
internal sealed class StoreTables(NpgsqlDataSource source, string schema)
{
    private const int Version = 1;
    private volatile bool _arePresent;

    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        if (_arePresent)
        {
            return;
        }

        if (!await ExistAsync(cancellationToken).ConfigureAwait(false))
        {
            await CreateAsync(cancellationToken).ConfigureAwait(false);
        }

        NpgsqlCommand select = source.CreateCommand($"SELECT version FROM {schema}.format");
        await using (select.ConfigureAwait(false))
        {
            if (await select.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not Version and var version)
            {
                throw new PartitionRefusedException(string.Create(CultureInfo.InvariantCulture,
                    $"The tables in the schema '{schema}' are of version {version ?? "none"}, and this program knows {Version}. Use the version of EcomIntel.Streaming.PostgreSql that made them, or another schema."));
            }
        }

        _arePresent = true;
    }

    /// <summary>They turned out to be gone.</summary>
    public void Forget() => _arePresent = false;

    private async Task<bool> ExistAsync(CancellationToken cancellationToken)
    {
        NpgsqlCommand select = source.CreateCommand($"SELECT to_regclass('{schema}.format') IS NOT NULL");
        await using (select.ConfigureAwait(false))
        {
            return await select.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        // One statement after the other, all in the transaction that a batch is. The lock is there because IF NOT EXISTS fails for two at the same time.
        NpgsqlBatch batch = source.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            foreach (string statement in Statements())
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            }

            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Half of each page is left for the next version of its rows, so that writing them again and again touches no index and needs no vacuum.</summary>
    private string[] Statements() =>
    [
        $"SELECT pg_advisory_xact_lock(hashtextextended('ecomintel.streaming {schema}', 0))",
        $"DO $$ BEGIN IF to_regnamespace('{schema}') IS NULL THEN CREATE SCHEMA {schema}; END IF; END $$",
        $"""
        CREATE TABLE IF NOT EXISTS {schema}.partitions (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          state text NOT NULL, partition integer NOT NULL,
          owner bigint NOT NULL, next_offset bigint NOT NULL, forgotten_through bigint NOT NULL,
          identity bytea, mark bytea NOT NULL,
          UNIQUE (state, partition)) WITH (fillfactor = 50)
        """,
        $"""
        CREATE TABLE IF NOT EXISTS {schema}.state_rows (
          partition_id bigint NOT NULL, handler bytea NOT NULL, key bytea NOT NULL, value bytea NOT NULL,
          PRIMARY KEY (partition_id, handler, key)) WITH (fillfactor = 50)
        """,
        $"CREATE TABLE IF NOT EXISTS {schema}.event_ids (partition_id bigint NOT NULL, last_offset bigint NOT NULL, entries bytea NOT NULL, PRIMARY KEY (partition_id, last_offset))",
        $"CREATE TABLE IF NOT EXISTS {schema}.outgoing (partition_id bigint NOT NULL, number bigint NOT NULL, record bytea NOT NULL, PRIMARY KEY (partition_id, number))",
        // Hashes do not get smaller.
        $"ALTER TABLE {schema}.event_ids ALTER COLUMN entries SET STORAGE EXTERNAL",
        $"CREATE TABLE IF NOT EXISTS {schema}.format (version integer NOT NULL)",
        $"INSERT INTO {schema}.format SELECT {Version} WHERE NOT EXISTS (SELECT FROM {schema}.format)",
    ];
}
