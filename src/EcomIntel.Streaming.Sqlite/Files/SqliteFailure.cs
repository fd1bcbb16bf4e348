using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EcomIntel.Streaming.Sqlite;

/// <summary>Says what an error of SQLite means for a partition, with the file and the way out.</summary>
internal static class SqliteFailure
{
    public static Exception Of(string path, int partition, sqlite3 handle, int code)
    {
        int extended = raw.sqlite3_extended_errcode(handle);
        string text = string.Create(CultureInfo.InvariantCulture, $"{raw.sqlite3_errmsg(handle).utf8_to_string()} (SQLite error {extended})");
        SqliteException cause = new(text, code, extended);
        return (code & 0xff) switch
        {
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_FORMAT => Damaged(path, partition, text, cause),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new PartitionBusyException($"The state file '{path}' is held by another process: {text}. It is tried again; if that goes on, look for a process that was stopped while it wrote.", cause),
            raw.SQLITE_FULL => new IOException($"The state file '{path}' cannot grow: {text}. Make room on its disk, or raise MaxFileBytes.", cause),
            _ => new IOException($"The state file '{path}' failed: {text}.", cause),
        };
    }

    public static PartitionRefusedException Damaged(string path, int partition, string text, Exception? cause) =>
        new($"The state file '{path}' of partition {partition} is damaged: {text}. Bring it back from a backup, or reset the partition and rebuild it from the log.", cause)
        {
            Partition = partition,
        };

    public static PartitionRefusedException Refused(string path, int partition, string text) => new($"The state file '{path}' of partition {partition} is refused: {text}.")
    {
        Partition = partition,
    };
}
