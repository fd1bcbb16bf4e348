using System.Globalization;

namespace EcomIntel.Streaming.Sqlite;

/// <summary>
/// The connection through which a partition is opened, committed and reset. Every change is one IMMEDIATE transaction, which has the write lock before it looks at
/// owner and next offset: that is the fence. For one thread at a time; after an error within a transaction it is of no more use.
/// </summary>
internal sealed class PartitionWriter : IDisposable
{
    private readonly SqliteFile _file;
    private readonly List<SqliteStatement> _statements = [];
    private readonly SealedWriter _bytes = new();
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _end;
    private readonly SqliteStatement _position;
    private readonly SqliteStatement _advance;
    private readonly SqliteStatement _writeRow;
    private readonly SqliteStatement _removeRow;
    private readonly SqliteStatement _remember;
    private readonly SqliteStatement _forget;
    private readonly SqliteStatement _send;
    private readonly SqliteStatement _acknowledge;

    /// <summary>Opens the file; a new one, or one that was left empty by a process that ended too soon, is given its tables.</summary>
    public PartitionWriter(string path, int partition, SqliteStoreOptions options)
    {
        _file = new SqliteFile(path, partition, options, create: true);
        try
        {
            PartitionSchema.Configure(_file, options);
            _file.Execute("BEGIN IMMEDIATE");
            PartitionSchema.Ensure(_file);
            _file.Execute("COMMIT");
            _begin = Prepare("BEGIN IMMEDIATE");
            _end = Prepare("COMMIT");
            _position = Prepare("SELECT owner, next_offset FROM position");
            _advance = Prepare("UPDATE position SET next_offset = ?1, mark = ?2, forgotten_through = max(forgotten_through, ?3)");
            _writeRow = Prepare("INSERT INTO state_rows (handler, key, value) VALUES (?1, ?2, ?3) ON CONFLICT (handler, key) DO UPDATE SET value = excluded.value");
            _removeRow = Prepare("DELETE FROM state_rows WHERE handler = ?1 AND key = ?2");
            _remember = Prepare("INSERT INTO event_ids (last_offset, entries) VALUES (?1, ?2)");
            _forget = Prepare("DELETE FROM event_ids WHERE last_offset <= ?1");
            _send = Prepare("INSERT INTO outgoing (number, record) VALUES (?1, ?2)");
            _acknowledge = Prepare("DELETE FROM outgoing WHERE number <= ?1");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public bool IsInTransaction => _file.IsInTransaction;

    /// <summary>Makes a new owner, whose number is above the last one's and at least the given one.</summary>
    public OpenedPartition Open(PartitionIdentity identity, long leastOwner)
    {
        _begin.Run();
        StoredHead? head = ReadHead();
        if (head?.Identity is { } stored)
        {
            identity.EnsureMatches(stored);
        }

        long owner = Math.Max((head?.Owner ?? 0) + 1, leastOwner);
        PartitionMark mark = head?.Mark ?? PartitionMark.Empty;
        WriteHead(owner, head?.ForgottenThrough ?? -1, identity, mark);
        OpenedPartition opened = new(owner, mark, ReadEventIds(head?.ForgottenThrough ?? -1), ReadOutgoing());
        _end.Run();
        return opened;
    }

    public CommitOutcome Commit(PartitionCommit commit)
    {
        _begin.Run();
        bool isMine = _position.Step() && _position.Int64(0) == commit.Owner && _position.Int64(1) == commit.ExpectedNext;
        _position.Reset();
        if (!isMine)
        {
            _file.Rollback();
            return CommitOutcome.Fenced;
        }

        WriteRows(commit.Rows);
        WriteEventIds(commit);
        WriteOutgoing(commit);
        _advance.Bind(1, commit.Mark.NextOffset).Bind(2, MarkFormat.Write(_bytes, commit.Mark).Span).Bind(3, commit.ForgetThrough).Run();
        _end.Run();
        return CommitOutcome.Committed;
    }

    public void Reset(PartitionIdentity identity, PartitionMark mark, long leastOwner)
    {
        _begin.Run();
        long owner = Math.Max(_file.QueryNumber("SELECT max(owner) FROM position") + 1, leastOwner);
        foreach (string table in (string[])["state_rows", "event_ids", "outgoing", "position"])
        {
            _file.Execute("DELETE FROM " + table);
        }

        WriteHead(owner, -1, identity, mark);
        _end.Run();
        // So that what was removed is not left in the log either. Where a reader holds it, the next checkpoint does it.
        _file.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in _statements)
        {
            statement.Dispose();
        }

        _file.Dispose();
    }

    private SqliteStatement Prepare(string sql)
    {
        SqliteStatement statement = new(_file, sql);
        _statements.Add(statement);
        return statement;
    }

    private void WriteRows(IReadOnlyList<StateRow> rows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            StateRow row = rows[i];
            if (row.Value is { } value)
            {
                _writeRow.Bind(1, row.Key.Table).Bind(2, row.Key.Key).Bind(3, value.Span).Run();
            }
            else
            {
                _removeRow.Bind(1, row.Key.Table).Bind(2, row.Key.Key).Run();
            }
        }
    }

    /// <summary>Removes before it adds, so that the new chunk takes the pages that became free.</summary>
    private void WriteEventIds(PartitionCommit commit)
    {
        if (commit.ForgetThrough >= 0)
        {
            _forget.Bind(1, commit.ForgetThrough).Run();
        }

        if (commit.NewEventIds.Count > 0 && commit.NewEventIds[^1].Offset is var last && last > commit.ForgetThrough)
        {
            _remember.Bind(1, last).Bind(2, EventIdChunkFormat.Write(_bytes, commit.NewEventIds).Span).Run();
        }
    }

    private void WriteOutgoing(PartitionCommit commit)
    {
        if (commit.AcknowledgedThrough >= 0)
        {
            _acknowledge.Bind(1, commit.AcknowledgedThrough).Run();
        }

        foreach (OutgoingRow row in commit.NewOutgoing)
        {
            if (row.Number > commit.AcknowledgedThrough)
            {
                _send.Bind(1, row.Number).Bind(2, OutgoingFormat.Write(_bytes, row.Record).Span).Run();
            }
        }
    }

    private StoredHead? ReadHead()
    {
        using SqliteStatement select = new(_file, "SELECT owner, next_offset, forgotten_through, identity, mark FROM position");
        if (!select.Step())
        {
            return null;
        }

        PartitionMark mark = Whole(() => MarkFormat.Read(select.Blob(4)));
        if (mark.NextOffset != select.Int64(1))
        {
            throw Damaged(string.Create(CultureInfo.InvariantCulture, $"the mark says that offset {mark.NextOffset} is next, and the row {select.Int64(1)}"));
        }

        PartitionIdentity? identity = select.IsNull(3) ? null : Whole(() => IdentityFormat.Read(select.Blob(3)));
        return new StoredHead(select.Int64(0), select.Int64(2), identity, mark);
    }

    private void WriteHead(long owner, long forgottenThrough, PartitionIdentity identity, PartitionMark mark)
    {
        using SqliteStatement write = new(_file, "INSERT OR REPLACE INTO position (id, owner, next_offset, forgotten_through, identity, mark) VALUES (1, ?1, ?2, ?3, ?4, ?5)");
        write.Bind(1, owner).Bind(2, mark.NextOffset).Bind(3, forgottenThrough).Bind(4, IdentityFormat.Write(_bytes, identity).Span);
        write.Bind(5, MarkFormat.Write(_bytes, mark).Span).Run();
    }

    private List<EventIdEntry> ReadEventIds(long forgottenThrough)
    {
        List<EventIdEntry> entries = [];
        using SqliteStatement select = new(_file, "SELECT entries FROM event_ids ORDER BY last_offset");
        while (select.Step())
        {
            Whole(() =>
            {
                EventIdChunkFormat.Read(select.Blob(0), forgottenThrough, entries);
                return true;
            });
        }

        return entries;
    }

    private List<OutgoingRow> ReadOutgoing()
    {
        List<OutgoingRow> rows = [];
        using SqliteStatement select = new(_file, "SELECT number, record FROM outgoing ORDER BY number");
        while (select.Step())
        {
            rows.Add(new OutgoingRow(select.Int64(0), Whole(() => OutgoingFormat.Read(select.Blob(1)))));
        }

        return rows;
    }

    private T Whole<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException error)
        {
            throw Damaged(error.Message);
        }
    }

    private PartitionRefusedException Damaged(string text) => SqliteFailure.Damaged(_file.Path, _file.Partition, text, cause: null);
}
