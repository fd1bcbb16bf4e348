using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EcomIntel.Streaming.Sqlite;

/// <summary>
/// A connection to a partition's file. Statements run on SQLite's own interface: the provider's commands wait up to half a minute for a locked file, by sleeping,
/// and allocate for each row. For one thread at a time.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    public const int PageSize = 4096;
    private readonly SqliteConnection _connection;

    public SqliteFile(string path, int partition, SqliteStoreOptions options, bool create)
    {
        Path = path;
        Partition = partition;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ToString());
        try
        {
            _connection.Open();
            Check(raw.sqlite3_busy_timeout(Handle, (int)options.LockTimeout.TotalMilliseconds));
        }
        catch (SqliteException error)
        {
            _connection.Dispose();
            throw new IOException($"The state file '{path}' cannot be opened: {error.Message} Make its folder writable for this process.", error);
        }
    }

    public string Path { get; }

    public int Partition { get; }

    private sqlite3 Handle => _connection.Handle!;

    public bool IsInTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    public sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(Handle, sql, out sqlite3_stmt statement));
        return statement;
    }

    public void Execute(string sql)
    {
        using SqliteStatement statement = new(this, sql);
        statement.Run();
    }

    public string? Query(string sql)
    {
        using SqliteStatement statement = new(this, sql);
        string? answer = statement.Step() ? statement.Text(0) : null;
        statement.Reset();
        return answer;
    }

    public long QueryNumber(string sql) => long.Parse(Query(sql) ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Ends a transaction that failed. An error that SQLite answered by ending it itself leaves nothing to do.</summary>
    public void Rollback()
    {
        if (IsInTransaction)
        {
            Execute("ROLLBACK");
        }
    }

    /// <summary>Empties a file that is too damaged for statements, in its place: others that have it open see that it is empty. A file that was removed they would go on to write.</summary>
    public void Discard()
    {
        try
        {
            Query("SELECT count(*) FROM sqlite_schema");
        }
        catch (PartitionRefusedException)
        {
            // That it was looked at is enough.
        }

        Check(raw.sqlite3_db_config(Handle, raw.SQLITE_DBCONFIG_RESET_DATABASE, 1, out _));
        Execute("VACUUM");
        Check(raw.sqlite3_db_config(Handle, raw.SQLITE_DBCONFIG_RESET_DATABASE, 0, out _));
    }

    public void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Failure(code);
        }
    }

    public Exception Failure(int code) => SqliteFailure.Of(Path, Partition, Handle, code);

    public void Dispose() => _connection.Dispose();
}
