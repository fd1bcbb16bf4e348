using System.Globalization;

namespace EcomIntel.Streaming.Sqlite;

/// <summary>The tables of a partition's file and the settings of a connection to it.</summary>
internal static class PartitionSchema
{
    // "Ecom" in the file's header, by which tools and this store tell whose the file is.
    private const int ApplicationId = 0x45636f6d;
    private const int Version = 1;

    private const string Tables = """
        CREATE TABLE position (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          owner INTEGER NOT NULL, next_offset INTEGER NOT NULL, forgotten_through INTEGER NOT NULL,
          identity BLOB, mark BLOB NOT NULL)
        """;

    private const string Rows = "CREATE TABLE state_rows (handler BLOB NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (handler, key)) WITHOUT ROWID";
    private const string EventIds = "CREATE TABLE event_ids (last_offset INTEGER PRIMARY KEY, entries BLOB NOT NULL)";
    private const string Outgoing = "CREATE TABLE outgoing (number INTEGER PRIMARY KEY, record BLOB NOT NULL)";

    /// <summary>Every commit is on the disk when it returns, what is removed is overwritten, and the log is folded into the file once it has 16 MiB.</summary>
    public static void Configure(SqliteFile file, SqliteStoreOptions options)
    {
        // Answered with the present mode where the file system has no shared memory.
        if (file.Query("PRAGMA journal_mode = WAL") is var mode && mode != "wal")
        {
            throw new IOException($"The state file '{file.Path}' cannot have a write-ahead log (its journal mode stays '{mode}'). Keep it on a disk of this machine, not on a network drive.");
        }

        file.Execute("PRAGMA synchronous = FULL");
        file.Execute("PRAGMA secure_delete = ON");
        file.Execute("PRAGMA wal_autocheckpoint = 4096");
        file.Execute("PRAGMA journal_size_limit = 67108864");
        file.Execute("PRAGMA cache_size = -8192");
        long pages = options.MaxFileBytes == 0 ? int.MaxValue : Math.Clamp(options.MaxFileBytes / SqliteFile.PageSize, 1, int.MaxValue);
        file.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
    }

    public static bool IsPresent(SqliteFile file) => file.QueryNumber("PRAGMA user_version") != 0;

    /// <summary>Makes the tables in a new file, or makes sure that they are this store's; within a transaction.</summary>
    public static void Ensure(SqliteFile file)
    {
        long version = file.QueryNumber("PRAGMA user_version");
        if (file.QueryNumber("SELECT count(*) FROM sqlite_schema") == 0)
        {
            file.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
            file.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
            file.Execute(Tables);
            file.Execute(Rows);
            file.Execute(EventIds);
            file.Execute(Outgoing);
            return;
        }

        if (file.QueryNumber("PRAGMA application_id") != ApplicationId)
        {
            throw SqliteFailure.Refused(file.Path, file.Partition, "it is a database of another program. Give the store a folder of its own");
        }

        if (version != Version)
        {
            throw SqliteFailure.Refused(file.Path, file.Partition, string.Create(CultureInfo.InvariantCulture, $"its tables are of version {version}, and this program knows {Version}. Use the version of EcomIntel.Streaming.Sqlite that wrote it"));
        }
    }
}
