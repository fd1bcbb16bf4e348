namespace EcomIntel.Streaming.Sqlite;

/// <summary>The connection through which committed rows are read while a commit may be under way. For one thread at a time.</summary>
internal sealed class PartitionReader : IDisposable
{
    private readonly SqliteFile _file;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _end;
    private readonly SqliteStatement _position;
    private readonly SqliteStatement _row;

    private PartitionReader(SqliteFile file)
    {
        _file = file;
        _begin = new SqliteStatement(file, "BEGIN");
        _end = new SqliteStatement(file, "COMMIT");
        _position = new SqliteStatement(file, "SELECT owner, next_offset FROM position");
        _row = new SqliteStatement(file, "SELECT value FROM state_rows WHERE handler = ?1 AND key = ?2");
    }

    /// <summary>Returns null where no partition was opened in the file yet.</summary>
    public static PartitionReader? TryOpen(string path, int partition, SqliteStoreOptions options)
    {
        SqliteFile file = new(path, partition, options, create: false);
        try
        {
            if (PartitionSchema.IsPresent(file))
            {
                file.Execute("PRAGMA query_only = ON");
                file.Execute("PRAGMA cache_size = -8192");
                return new PartitionReader(file);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Dispose();
        return null;
    }

    public StoredPosition Position()
    {
        StoredPosition position = _position.Step() ? new StoredPosition(_position.Int64(0), _position.Int64(1)) : default;
        _position.Reset();
        return position;
    }

    /// <summary>All values are of one moment.</summary>
    public ReadOnlyMemory<byte>?[] Read(IReadOnlyList<StateKey> keys)
    {
        ReadOnlyMemory<byte>?[] values = new ReadOnlyMemory<byte>?[keys.Count];
        _begin.Run();
        for (int i = 0; i < values.Length; i++)
        {
            if (_row.Bind(1, keys[i].Table).Bind(2, keys[i].Key).Step())
            {
                values[i] = _row.Blob(0).ToArray();
                _row.Reset();
            }
        }

        _end.Run();
        return values;
    }

    public void Dispose()
    {
        _begin.Dispose();
        _end.Dispose();
        _position.Dispose();
        _row.Dispose();
        _file.Dispose();
    }
}
