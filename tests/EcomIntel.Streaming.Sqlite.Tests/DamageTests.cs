using Microsoft.Data.Sqlite;

namespace EcomIntel.Streaming.Sqlite.Tests;

public sealed class DamageTests : IAsyncDisposable
{
    private static readonly PartitionIdentity Identity = new("cluster", "t1", 0, 4, "group", 1);
    private readonly StateFolder _folder = new();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Theory]
    [InlineData(0, "not a database")]
    [InlineData(4096, "malformed")]
    public async Task A_damaged_file_is_refused_by_name_and_a_reset_begins_anew(int from, string cause)
    {
        await FillAsync();
        await using (FileStream file = File.OpenWrite(_folder.File()))
        {
            file.Position = from;
            file.Write(new byte[3 * 4096]);
        }

        SqliteStore store = _folder.Store();
        PartitionRefusedException error = (await store.Awaiting(it => it.OpenAsync(Identity).AsTask()).Should().ThrowAsync<PartitionRefusedException>()).Which;
        error.Message.Should().Match($"The state file '{_folder.File()}' of partition 0 is damaged: *{cause}*reset the partition*");
        error.Partition.Should().Be(0);

        await store.ResetAsync(Identity, PartitionMark.Empty);
        (await store.OpenAsync(Identity)).Mark.Should().Be(PartitionMark.Empty);
    }

    [Fact]
    public async Task A_reset_of_a_file_that_others_have_open_is_seen_by_them()
    {
        SqliteStore zombie = _folder.Store();
        long owner = (await zombie.OpenAsync(Identity)).Owner;
        Execute(_folder.File(), "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABEL' WHERE name = 'state_rows'");
        SqliteStore store = _folder.Store();
        await store.Awaiting(it => it.OpenAsync(Identity).AsTask()).Should().ThrowAsync<PartitionRefusedException>().WithMessage("*malformed*");

        await store.ResetAsync(Identity, PartitionMark.Empty);

        (await zombie.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1)))).Should().Be(CommitOutcome.Fenced);
        (await zombie.GetPositionAsync(0)).Owner.Should().BeGreaterThan(owner);
    }

    [Theory]
    [InlineData("UPDATE position SET mark = substr(mark, 1, 20) || x'ff' || substr(mark, 22)", "the checksum of the mark")]
    [InlineData("UPDATE position SET identity = substr(identity, 1, 5) || x'ff' || substr(identity, 7)", "the checksum of the identity")]
    [InlineData("UPDATE position SET next_offset = 4", "the mark says that offset 3 is next, and the row 4")]
    [InlineData("UPDATE event_ids SET entries = substr(entries, 1, length(entries) - 1)", "the checksum of the event ids")]
    [InlineData("UPDATE outgoing SET record = x'01'", "the checksum of an outgoing row (1 bytes)")]
    public async Task Bytes_that_changed_are_refused_by_their_checksum(string damage, string cause)
    {
        await FillAsync();
        Execute(_folder.File(), damage);

        await _folder.Store().Awaiting(it => it.OpenAsync(Identity).AsTask())
            .Should().ThrowAsync<PartitionRefusedException>().WithMessage($"*'{_folder.File()}'*{cause}*");
    }

    [Fact]
    public async Task Tables_of_a_later_version_are_refused_and_stay()
    {
        await FillAsync();
        Execute(_folder.File(), "PRAGMA user_version = 9");

        await _folder.Store().Awaiting(it => it.OpenAsync(Identity).AsTask())
            .Should().ThrowAsync<PartitionRefusedException>().WithMessage("*of version 9, and this program knows 1*");
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_not_even_reset()
    {
        Execute(_folder.File(), "CREATE TABLE mine (a)");
        SqliteStore store = _folder.Store();

        await store.Awaiting(it => it.OpenAsync(Identity).AsTask()).Should().ThrowAsync<PartitionRefusedException>().WithMessage("*another program*");
        await store.Awaiting(it => it.ResetAsync(Identity, PartitionMark.Empty).AsTask()).Should().ThrowAsync<PartitionRefusedException>().WithMessage("*another program*");
        Execute(_folder.File(), "INSERT INTO mine VALUES (1)");
    }

    [Fact]
    public async Task A_file_that_a_process_left_empty_is_a_new_one()
    {
        await File.WriteAllBytesAsync(_folder.File(), [], TestContext.Current.CancellationToken);
        SqliteStore store = _folder.Store();
        (await store.GetPositionAsync(0)).Should().Be(default(StoredPosition));

        (await store.OpenAsync(Identity)).Mark.Should().Be(PartitionMark.Empty);
    }

    private async Task FillAsync()
    {
        SqliteStore store = _folder.Store();
        long owner = (await store.OpenAsync(Identity)).Owner;
        await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(3))
        {
            Rows = [.. Enumerable.Range(0, 300).Select(i => new StateRow(new StateKey("profiles", "c" + i), new byte[200]))],
            NewEventIds = [new EventIdEntry(1, 2, 3, 2)],
            NewOutgoing = [new OutgoingRow(0, new OutgoingRecord("topic", null, null))],
        });
        await store.DisposeAsync();
    }

    private static void Execute(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of these tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
