using SQLitePCL;

namespace EcomIntel.Streaming.Sqlite;

/// <summary>A prepared statement that is run many times without an allocation. For one thread at a time.</summary>
internal sealed class SqliteStatement(SqliteFile file, string sql) : IDisposable
{
    private readonly sqlite3_stmt _statement = file.Prepare(sql);

    public SqliteStatement Bind(int parameter, long value)
    {
        file.Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        // A span without bytes would be bound as null.
        file.Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0) : raw.sqlite3_bind_blob(_statement, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, string text)
    {
        Span<byte> bytes = KeyBytes.MaxLength(text) is var length && length <= 512 ? stackalloc byte[length] : new byte[length];
        return Bind(parameter, bytes[..KeyBytes.Write(text, bytes)]);
    }

    /// <summary>Goes to the next row. Returns false behind the last, where the statement is ready to be run again.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        try
        {
            if (code != raw.SQLITE_DONE)
            {
                throw file.Failure(code);
            }

            return false;
        }
        finally
        {
            Reset();
        }
    }

    public void Run()
    {
        while (Step())
        {
        }
    }

    public void Reset() => raw.sqlite3_reset(_statement);

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>The bytes of a column, valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();
}
