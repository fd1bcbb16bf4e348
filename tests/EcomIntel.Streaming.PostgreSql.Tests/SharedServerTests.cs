using Npgsql;

namespace EcomIntel.Streaming.PostgreSql.Tests;

/// <summary>What happens between a store and its server: others that hold a partition, sessions that are ended, tables that are gone.</summary>
public sealed class SharedServerTests : IAsyncDisposable
{
    private static readonly PartitionIdentity Identity = new("cluster", "t1", 0, 4, "group", 1);
    private static readonly StateKey Ama = new("profiles", "ama");
    private readonly PostgresServer _server;
    private readonly States _states;

    public SharedServerTests(PostgresServer server)
    {
        _ = server.ConnectionString;
        _server = server;
        _states = new States(server);
    }

    public ValueTask DisposeAsync() => _states.DisposeAsync();

    [Fact]
    public async Task While_another_session_holds_it_the_partition_is_busy_and_nothing_is_changed()
    {
        PostgreSqlStore store = _states.Store(options => options.LockTimeout = TimeSpan.FromMilliseconds(50));
        long owner = (await store.OpenAsync(Identity)).Owner;
        await using (NpgsqlConnection holder = await HoldAsync())
        {
            await store.Awaiting(it => it.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1))).AsTask()).Should().ThrowAsync<PartitionBusyException>();
            await store.Awaiting(it => it.OpenAsync(Identity).AsTask()).Should().ThrowAsync<PartitionBusyException>().WithMessage($"Partition 0 of the state '{_states.Name}' is held by another session*");
            await store.Awaiting(it => it.ResetAsync(Identity, PartitionMark.Empty).AsTask()).Should().ThrowAsync<PartitionBusyException>();
            (await store.GetPositionAsync(0)).Should().Be(new StoredPosition(owner, 0), "who reads does not wait for who writes");
        }

        (await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1)))).Should().Be(CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_session_that_is_ended_in_a_commit_leaves_nothing_of_it_and_the_next_one_succeeds()
    {
        PostgreSqlStore store = _states.Store(options => options.LockTimeout = TimeSpan.FromMinutes(1));
        long owner = (await store.OpenAsync(Identity)).Owner;
        PartitionCommit commit = new(0, owner, 0, new PartitionMark(1)) { Rows = [new StateRow(Ama, new byte[] { 1 })] };
        await using (NpgsqlConnection holder = await HoldAsync())
        {
            Task<CommitOutcome> waiting = store.CommitAsync(commit).AsTask();
            while (await _server.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{_server.Schema}%'") is null)
            {
                await Task.Yield();
            }

            (await waiting.Awaiting(it => it).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.AdminShutdown);
        }

        (await store.GetPositionAsync(0)).Should().Be(new StoredPosition(owner, 0));
        (await store.ReadAsync(0, [Ama]))[0].Should().BeNull();
        (await store.CommitAsync(commit)).Should().Be(CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_commit_survives_the_end_of_all_of_the_servers_processes()
    {
        Assert.SkipWhen(PrivatePostgres.WhyNot is not null, PrivatePostgres.WhyNot ?? "");
        await using PrivatePostgres server = await PrivatePostgres.StartAsync(TestContext.Current.CancellationToken);
        await using PostgreSqlStore store = new(new PostgreSqlStoreOptions { ConnectionString = server.ConnectionString });
        long owner = (await store.OpenAsync(Identity)).Owner;
        await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1)) { Rows = [new StateRow(Ama, new byte[] { 1 })] });

        await server.KillAsync();
        await store.Awaiting(it => it.GetPositionAsync(0).AsTask()).Should().ThrowAsync<NpgsqlException>();
        await server.RestartAsync(TestContext.Current.CancellationToken);

        (await store.GetPositionAsync(0)).Should().Be(new StoredPosition(owner, 1));
        (await store.ReadAsync(0, [Ama]))[0]!.Value.ToArray().Should().Equal(1);
        (await store.CommitAsync(new PartitionCommit(0, owner, 1, new PartitionMark(2)))).Should().Be(CommitOutcome.Committed);
    }

    [Fact]
    public async Task Many_that_come_first_at_the_same_time_make_the_tables_once()
    {
        string schema = _server.Schema + "_many";
        PostgreSqlStore[] stores = [.. Enumerable.Range(0, 8).Select(_ => _states.Store(options => options.Schema = schema))];

        OpenedPartition[] opened = await Task.WhenAll(stores.Select((store, partition) => store.OpenAsync(Identity with { Partition = partition }).AsTask()));

        opened.Should().OnlyContain(partition => partition.Mark == PartitionMark.Empty);
        (await _server.ExecuteAsync($"SELECT count(*) FROM {schema}.format")).Should().Be(1L);
        await _server.ExecuteAsync($"DROP SCHEMA {schema} CASCADE");
    }

    [Fact]
    public async Task Tables_that_are_gone_fence_their_owners_and_are_made_again_without_giving_out_a_number_twice()
    {
        string schema = _server.Schema + "_gone";
        PostgreSqlStore store = _states.Store(options => options.Schema = schema);
        long owner = (await store.OpenAsync(Identity)).Owner;
        await _server.ExecuteAsync($"DROP SCHEMA {schema} CASCADE");

        (await store.GetPositionAsync(0)).Should().Be(default(StoredPosition));
        (await store.ReadAsync(0, [Ama]))[0].Should().BeNull();
        (await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1)))).Should().Be(CommitOutcome.Fenced);
        (await store.OpenAsync(Identity)).Owner.Should().BeGreaterThan(owner);
        await _server.ExecuteAsync($"DROP SCHEMA {schema} CASCADE");
    }

    [Theory]
    [InlineData("UPDATE {0}.partitions SET mark = set_byte(mark, 20, 255 - get_byte(mark, 20))", "the checksum of the mark")]
    [InlineData("UPDATE {0}.partitions SET identity = set_byte(identity, 5, 1)", "the checksum of the identity")]
    [InlineData("UPDATE {0}.partitions SET next_offset = 4", "the mark says that offset 3 is next, and the row 4")]
    [InlineData("UPDATE {0}.event_ids SET entries = substr(entries, 1, length(entries) - 1)", "the checksum of the event ids")]
    [InlineData("UPDATE {0}.outgoing SET record = '\\x01'", "the checksum of an outgoing row (1 bytes)")]
    [InlineData("UPDATE {0}.format SET version = 9", "are of version 9, and this program knows 1")]
    public async Task What_was_changed_by_others_is_refused(string damage, string cause)
    {
        string schema = $"{_server.Schema}_{_states.Name[..8]}";
        PostgreSqlStore store = _states.Store(options => options.Schema = schema);
        long owner = (await store.OpenAsync(Identity)).Owner;
        await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(3)) { NewEventIds = [new EventIdEntry(1, 2, 3, 2)], NewOutgoing = [new OutgoingRow(0, new OutgoingRecord("topic", null, null))] });
        await _server.ExecuteAsync(damage.Replace("{0}", schema, StringComparison.Ordinal));

        await _states.Store(options => options.Schema = schema).Awaiting(it => it.OpenAsync(Identity).AsTask()).Should().ThrowAsync<PartitionRefusedException>().WithMessage($"*'{schema}'*{cause}*");
        await _server.ExecuteAsync($"DROP SCHEMA {schema} CASCADE");
    }

    [Fact]
    public async Task A_role_that_may_make_no_tables_is_enough_once_they_are_there()
    {
        await _states.Store().OpenAsync(Identity);
        string role = "clerk_" + _states.Name[..8];
        await _server.ExecuteAsync($"CREATE ROLE {role}; GRANT USAGE ON SCHEMA {_server.Schema} TO {role}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {_server.Schema} TO {role}");
        PostgreSqlStore store = _states.Store(options => options.ConnectionString += $";Options=-c role={role}");

        long owner = (await store.OpenAsync(Identity)).Owner;

        (await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1)) { Rows = [new StateRow(Ama, new byte[] { 1 })] })).Should().Be(CommitOutcome.Committed);
        await _server.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
    }

    /// <summary>Holds the partition, as a process does that was stopped in the middle of a commit.</summary>
    private async Task<NpgsqlConnection> HoldAsync()
    {
        NpgsqlConnection connection = new(_server.ConnectionString);
        await connection.OpenAsync();
        await connection.BeginTransactionAsync();
        await using NpgsqlCommand command = new($"SELECT FROM {_server.Schema}.partitions WHERE state = '{_states.Name}' FOR UPDATE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
