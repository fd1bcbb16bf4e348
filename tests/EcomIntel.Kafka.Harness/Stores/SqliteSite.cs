using System.Globalization;
using System.Text;
using EcomIntel.Streaming;
using EcomIntel.Streaming.Sqlite;
using Microsoft.Data.Sqlite;

namespace EcomIntel.Kafka.Harness;

/// <summary>A folder of SQLite files.</summary>
public sealed class SqliteSite : StoreSite
{
    public const string StateName = "state";

    private readonly string _folder = Directory.CreateTempSubdirectory("ecomintel-state-").FullName;

    public override string Address => Path.Combine(_folder, "live");

    private string Copy => Path.Combine(_folder, "copy");

    public override IStateStore Open() => new SqliteStore(new SqliteStoreOptions { Directory = Address, StateName = StateName });

    public override Task BackUpAsync()
    {
        CopyAll(Address, Copy);
        return Task.CompletedTask;
    }

    public override Task RestoreAsync()
    {
        Directory.Delete(Address, recursive: true);
        CopyAll(Copy, Address);
        return Task.CompletedTask;
    }

    public override async Task<IAsyncDisposable> LockAsync(int partitions, CancellationToken cancellationToken)
    {
        HeldFiles held = new();
        foreach (string file in Files())
        {
            SqliteConnection connection = Connect(file);
            held.Add(connection);
            await ExecuteAsync(connection, "BEGIN IMMEDIATE", cancellationToken);
        }

        return held;
    }

    public override async Task<IReadOnlyList<string>> DamageRowsAsync(int partition, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Connect(File(partition));
        Dictionary<byte[], byte[]> rows = [];
        await using (SqliteCommand read = connection.CreateCommand())
        {
            read.CommandText = "SELECT key, value FROM state_rows";
            await using SqliteDataReader reader = await read.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add((byte[])reader[0], (byte[])reader[1]);
            }
        }

        foreach ((byte[] key, byte[] value) in rows)
        {
            value[value.Length / 2] ^= 1;
            await using SqliteCommand write = connection.CreateCommand();
            write.CommandText = "UPDATE state_rows SET value = $value WHERE key = $key";
            write.Parameters.AddWithValue("$value", value);
            write.Parameters.AddWithValue("$key", key);
            await write.ExecuteNonQueryAsync(cancellationToken);
        }

        return [.. rows.Keys.Select(Encoding.UTF8.GetString)];
    }

    public override Task SwapAsync(int one, int other)
    {
        string first = File(one);
        string second = File(other);
        System.IO.File.Move(first, first + ".swapped");
        System.IO.File.Move(second, first);
        System.IO.File.Move(first + ".swapped", second);
        return Task.CompletedTask;
    }

    public override Task WipeAsync()
    {
        Directory.Delete(Address, recursive: true);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Address, "*.sqlite");

    /// <summary>The file of a partition, with its log folded in.</summary>
    private string File(int partition)
    {
        string file = Path.Combine(Address, string.Create(CultureInfo.InvariantCulture, $"{StateName}.{partition}.sqlite"));
        using SqliteConnection connection = Connect(file);
        using SqliteCommand fold = connection.CreateCommand();
        fold.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        fold.ExecuteNonQuery();
        return file;
    }

    private static SqliteConnection Connect(string file)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void CopyAll(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            System.IO.File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }

    private sealed class HeldFiles : IAsyncDisposable
    {
        private readonly List<SqliteConnection> _connections = [];

        public void Add(SqliteConnection connection) => _connections.Add(connection);

        public async ValueTask DisposeAsync()
        {
            foreach (SqliteConnection connection in _connections)
            {
                await connection.DisposeAsync();
            }
        }
    }
}
