using System.Globalization;
using System.Text;
using EcomIntel.Streaming;
using EcomIntel.Streaming.PostgreSql;
using EcomIntel.Tests;
using Npgsql;

namespace EcomIntel.Kafka.Harness;

/// <summary>A database of a private server, which the workers reach through a proxy.</summary>
public sealed class PostgresSite : StoreSite
{
    private readonly PrivatePostgres _server;
    private readonly string _database = "fault_" + Guid.NewGuid().ToString("N");

    private PostgresSite(PrivatePostgres server)
    {
        _server = server;
        Proxy = new TcpProxy(server.Port);
    }

    /// <summary>The network between the workers and the server.</summary>
    public TcpProxy Proxy { get; }

    public override string Address => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Port = Proxy.Port, Database = _database, MaxPoolSize = 20 }.ToString();

    private string Direct => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = _database, Pooling = false }.ToString();

    internal static async Task<StoreSite> CreateAsync(PrivatePostgres server, CancellationToken cancellationToken)
    {
        PostgresSite site = new(server);
        await site.AdministerAsync($"CREATE DATABASE {site._database}", cancellationToken);
        return site;
    }

    public override IStateStore Open() => new PostgreSqlStore(new PostgreSqlStoreOptions { ConnectionString = Direct, StateName = SqliteSite.StateName });

    public override Task BackUpAsync() => AdministerAsync($"CREATE DATABASE {_database}_copy TEMPLATE {_database}", CancellationToken.None);

    public override async Task RestoreAsync()
    {
        await AdministerAsync($"DROP DATABASE {_database} WITH (FORCE)", CancellationToken.None);
        await AdministerAsync($"CREATE DATABASE {_database} TEMPLATE {_database}_copy", CancellationToken.None);
    }

    public override async Task<IAsyncDisposable> LockAsync(int partitions, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = new(Direct);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, "BEGIN; LOCK TABLE ecomintel.partitions IN ACCESS EXCLUSIVE MODE", cancellationToken);
        return connection;
    }

    public override async Task<IReadOnlyList<string>> DamageRowsAsync(int partition, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(Direct);
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new(
            string.Create(CultureInfo.InvariantCulture, $"""
                UPDATE ecomintel.state_rows SET value = set_byte(value, length(value) / 2, get_byte(value, length(value) / 2) # 1)
                WHERE partition_id = (SELECT id FROM ecomintel.partitions WHERE partition = {partition}) RETURNING key
                """),
            connection);
        List<string> customers = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            customers.Add(Encoding.UTF8.GetString((byte[])reader[0]));
        }

        return customers;
    }

    public override Task SwapAsync(int one, int other) => ExecuteAsync(
        string.Create(CultureInfo.InvariantCulture, $"""
            UPDATE ecomintel.partitions SET partition = -1 WHERE partition = {one};
            UPDATE ecomintel.partitions SET partition = {one} WHERE partition = {other};
            UPDATE ecomintel.partitions SET partition = {other} WHERE partition = -1
            """),
        CancellationToken.None);

    public override Task WipeAsync() => ExecuteAsync("DROP SCHEMA ecomintel CASCADE", CancellationToken.None);

    /// <summary>Ends every session of the workers. Returns how many there were.</summary>
    public async Task<int> TerminateBackendsAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(Direct);
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new("""
            WITH others AS MATERIALIZED (SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid())
            SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM others
            """, connection);
        return (int)(long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public override async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await AdministerAsync($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)", CancellationToken.None);
        await AdministerAsync($"DROP DATABASE IF EXISTS {_database}_copy WITH (FORCE)", CancellationToken.None);
    }

    private async Task AdministerAsync(string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, sql, cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(Direct);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, sql, cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
