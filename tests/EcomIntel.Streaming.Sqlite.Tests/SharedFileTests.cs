using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace EcomIntel.Streaming.Sqlite.Tests;

/// <summary>What happens to the file under a store: others that hold it, a disk without room, a file that goes away.</summary>
public sealed class SharedFileTests : IAsyncDisposable
{
    private static readonly PartitionIdentity Identity = new("cluster", "t1", 0, 4, "group", 1);
    private static readonly StateKey Ama = new("profiles", "ama");
    private readonly StateFolder _folder = new();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task While_another_process_writes_the_partition_is_busy_and_nothing_is_changed()
    {
        SqliteStore store = _folder.Store();
        long owner = (await store.OpenAsync(Identity)).Owner;
        using (Holder holder = new(_folder.File()))
        {
            await store.Awaiting(it => it.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1))).AsTask()).Should().ThrowAsync<PartitionBusyException>();
            await store.Awaiting(it => it.ResetAsync(Identity, PartitionMark.Empty).AsTask()).Should().ThrowAsync<PartitionBusyException>();
            await _folder.Store().Awaiting(it => it.OpenAsync(Identity).AsTask()).Should().ThrowAsync<PartitionBusyException>().WithMessage($"*'{_folder.File()}'*another process*");
            (await store.GetPositionAsync(0)).Should().Be(new StoredPosition(owner, 0), "who reads does not wait for who writes");
        }

        (await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1)))).Should().Be(CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_full_disk_fails_the_commit_whole_and_it_can_be_repeated_once_there_is_room()
    {
        SqliteStore small = _folder.Store(options => options.MaxFileBytes = 60_000);
        long owner = (await small.OpenAsync(Identity)).Owner;
        await small.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1)) { Rows = [new StateRow(Ama, new byte[] { 1 })] });
        PartitionCommit large = new(0, owner, 1, new PartitionMark(2)) { Rows = [new StateRow(Ama, new byte[] { 2 }), new StateRow(new StateKey("profiles", "kofi"), new byte[100_000])] };

        for (int attempt = 0; attempt < 2; attempt++)
        {
            await small.Awaiting(it => it.CommitAsync(large).AsTask()).Should().ThrowAsync<IOException>().WithMessage($"*'{_folder.File()}' cannot grow*full*MaxFileBytes*");
            (await small.GetPositionAsync(0)).Should().Be(new StoredPosition(owner, 1));
            (await small.ReadAsync(0, [Ama]))[0]!.Value.ToArray().Should().Equal(1);
        }

        (await _folder.Store().CommitAsync(large)).Should().Be(CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_file_that_is_gone_refuses_the_next_commit_and_its_owners_number_is_not_given_out_again()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch.AddDays(1));
        SqliteStore store = _folder.Store(clock: clock);
        long owner = (await store.OpenAsync(Identity)).Owner;
        await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1)));
        clock.Advance(TimeSpan.FromSeconds(1));
        foreach (string file in Directory.GetFiles(_folder.Path))
        {
            File.Delete(file);
        }

        await store.Awaiting(it => it.CommitAsync(new PartitionCommit(0, owner, 1, new PartitionMark(2))).AsTask()).Should().ThrowAsync<PartitionRefusedException>().WithMessage($"*'{_folder.File()}'*gone*");
        (await store.GetPositionAsync(0)).Should().Be(default(StoredPosition));
        OpenedPartition anew = await store.OpenAsync(Identity);

        anew.Mark.Should().Be(PartitionMark.Empty);
        anew.Owner.Should().BeGreaterThan(owner);
    }

    [Fact]
    public async Task An_older_copy_of_the_file_goes_on_from_its_own_offset_and_fences_the_owners_since_then()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch.AddDays(1));
        SqliteStore store = _folder.Store(clock: clock);
        long owner = (await store.OpenAsync(Identity)).Owner;
        await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(5)));
        await store.DisposeAsync();
        byte[] copy = await File.ReadAllBytesAsync(_folder.File(), TestContext.Current.CancellationToken);
        SqliteStore later = _folder.Store(clock: clock);
        long zombie = (await later.OpenAsync(Identity)).Owner;
        await later.DisposeAsync();
        await File.WriteAllBytesAsync(_folder.File(), copy, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(1));

        SqliteStore restored = _folder.Store(clock: clock);
        OpenedPartition opened = await restored.OpenAsync(Identity);

        opened.Mark.NextOffset.Should().Be(5);
        opened.Owner.Should().BeGreaterThan(zombie);
        (await restored.CommitAsync(new PartitionCommit(0, zombie, 5, new PartitionMark(6)))).Should().Be(CommitOutcome.Fenced);
    }

    [Fact]
    public async Task States_of_other_names_have_other_files()
    {
        SqliteStore one = _folder.Store(options => options.StateName = "orders.north");
        SqliteStore other = _folder.Store(options => options.StateName = "orders.south");
        await one.OpenAsync(Identity);
        await other.OpenAsync(Identity with { Group = "south" });

        Directory.GetFiles(_folder.Path, "*.sqlite").Select(Path.GetFileName).Should().BeEquivalentTo("orders.north.0.sqlite", "orders.south.0.sqlite");
    }

    [Fact]
    public async Task What_was_removed_is_in_no_file_any_more()
    {
        byte[] secret = [.. Enumerable.Range(0, 5_000).Select(i => (byte)"Kofi Mensah "[i % 12])];
        SqliteStore store = _folder.Store();
        long owner = (await store.OpenAsync(Identity)).Owner;
        await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1)) { Rows = [new StateRow(Ama, secret)] });
        Content().Should().Contain("Kofi Mensah");

        await store.ResetAsync(Identity, PartitionMark.Empty);

        Content().Should().NotContain("Kofi Mensah");
    }

    [Fact]
    public async Task Every_commit_waits_for_the_disk()
    {
        await _folder.Store().OpenAsync(Identity);
        using SqliteFile file = new(_folder.File(), 0, new SqliteStoreOptions(), create: false);

        PartitionSchema.Configure(file, new SqliteStoreOptions());

        file.Query("PRAGMA journal_mode").Should().Be("wal");
        file.QueryNumber("PRAGMA synchronous").Should().Be(2, "that is FULL");
        file.QueryNumber("PRAGMA secure_delete").Should().Be(1);
    }

    private string Content() => string.Concat(Directory.GetFiles(_folder.Path).Select(path =>
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }));

    /// <summary>Holds the write lock, as a process does that was stopped in the middle of a commit.</summary>
    private sealed class Holder : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteTransaction _transaction;

        public Holder(string path)
        {
            _connection = new SqliteConnection($"Data Source={path};Pooling=false");
            _connection.Open();
            _transaction = _connection.BeginTransaction();
        }

        public void Dispose()
        {
            _transaction.Dispose();
            _connection.Dispose();
        }
    }
}
