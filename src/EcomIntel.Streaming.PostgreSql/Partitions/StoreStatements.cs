namespace EcomIntel.Streaming.PostgreSql;

/// <summary>The statements of a store.</summary>
internal sealed class StoreStatements(string schema)
{
    // An owner's number rises even over tables that were dropped or restored: an owner of before must not find its number given out again.
    private const string Clock = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

    public string Position { get; } = $"SELECT owner, next_offset FROM {schema}.partitions WHERE state = $1 AND partition = $2";

    public string Read { get; } = $"""
        SELECT r.number, t.value FROM {schema}.partitions p, unnest($3::bytea[], $4::bytea[]) WITH ORDINALITY AS r(handler, key, number), {schema}.state_rows t
        WHERE p.state = $1 AND p.partition = $2 AND t.partition_id = p.id AND t.handler = r.handler AND t.key = r.key
        """;

    public string Add { get; } = $"""
        INSERT INTO {schema}.partitions (state, partition, owner, next_offset, forgotten_through, mark) VALUES ($1, $2, 0, 0, -1, $3) ON CONFLICT DO NOTHING
        """;

    public string Lock { get; } = $"SELECT id, identity FROM {schema}.partitions WHERE state = $1 AND partition = $2 FOR UPDATE";

    public string Own { get; } = $"UPDATE {schema}.partitions SET owner = greatest(owner + 1, {Clock}), identity = $2 WHERE id = $1 RETURNING owner";

    public string Head { get; } = $"SELECT next_offset, forgotten_through, mark FROM {schema}.partitions WHERE id = $1";

    public string EventIds { get; } = $"SELECT entries FROM {schema}.event_ids WHERE partition_id = $1 ORDER BY last_offset";

    public string Outgoing { get; } = $"SELECT number, record FROM {schema}.outgoing WHERE partition_id = $1 ORDER BY number";

    /// <summary>
    /// The whole commit in one statement: the server has all of it before it takes the lock, and needs nothing more of the client to let go of it. Without a row in
    /// the fence the other parts have nothing to work on.
    /// </summary>
    public string Commit { get; } = $"""
        WITH fence AS (
          UPDATE {schema}.partitions SET next_offset = $5, mark = $6, forgotten_through = greatest(forgotten_through, $7)
          WHERE state = $1 AND partition = $2 AND owner = $3 AND next_offset = $4 RETURNING id),
        written AS (
          INSERT INTO {schema}.state_rows (partition_id, handler, key, value)
          SELECT fence.id, r.handler, r.key, r.value FROM fence, unnest($8::bytea[], $9::bytea[], $10::bytea[]) AS r(handler, key, value)
          ON CONFLICT (partition_id, handler, key) DO UPDATE SET value = excluded.value),
        removed AS (
          DELETE FROM {schema}.state_rows t USING fence, unnest($11::bytea[], $12::bytea[]) AS r(handler, key)
          WHERE t.partition_id = fence.id AND t.handler = r.handler AND t.key = r.key),
        forgotten AS (DELETE FROM {schema}.event_ids t USING fence WHERE t.partition_id = fence.id AND t.last_offset <= $7),
        remembered AS (INSERT INTO {schema}.event_ids SELECT fence.id, $13, $14 FROM fence WHERE $14::bytea IS NOT NULL),
        acknowledged AS (DELETE FROM {schema}.outgoing t USING fence WHERE t.partition_id = fence.id AND t.number <= $15),
        sent AS (INSERT INTO {schema}.outgoing SELECT fence.id, r.number, r.record FROM fence, unnest($16::bigint[], $17::bytea[]) AS r(number, record))
        SELECT count(*) FROM fence
        """;

    /// <summary>The first statement has the lock; those after it see what was committed before that.</summary>
    public string[] Reset { get; } =
    [
        $"""
        INSERT INTO {schema}.partitions AS p (state, partition, owner, next_offset, forgotten_through, identity, mark) VALUES ($1, $2, {Clock}, $3, -1, $4, $5)
        ON CONFLICT (state, partition) DO UPDATE
        SET owner = greatest(p.owner + 1, excluded.owner), next_offset = excluded.next_offset, forgotten_through = -1, identity = excluded.identity, mark = excluded.mark
        """,
        $"DELETE FROM {schema}.state_rows t USING {schema}.partitions p WHERE p.state = $1 AND p.partition = $2 AND t.partition_id = p.id",
        $"DELETE FROM {schema}.event_ids t USING {schema}.partitions p WHERE p.state = $1 AND p.partition = $2 AND t.partition_id = p.id",
        $"DELETE FROM {schema}.outgoing t USING {schema}.partitions p WHERE p.state = $1 AND p.partition = $2 AND t.partition_id = p.id",
    ];
}
