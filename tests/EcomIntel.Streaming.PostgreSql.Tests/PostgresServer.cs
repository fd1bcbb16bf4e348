using EcomIntel.Streaming.PostgreSql.Tests;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace EcomIntel.Streaming.PostgreSql.Tests;

/// <summary>The server of all tests: the one that <c>ECOMINTEL_POSTGRES</c> connects to, or a private one. Without either the tests are skipped.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private PrivatePostgres? _private;
    private string? _connectionString = Environment.GetEnvironmentVariable("ECOMINTEL_POSTGRES");

    /// <summary>A schema that no other run uses.</summary>
    public string Schema { get; } = $"ecomintel_test_{Guid.NewGuid():N}";

    public string ConnectionString
    {
        get
        {
            Assert.SkipWhen(_connectionString is null, PrivatePostgres.WhyNot ?? "" + " ECOMINTEL_POSTGRES can name a server.");
            return _connectionString!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (_connectionString is null && PrivatePostgres.WhyNot is null)
        {
            _private = await PrivatePostgres.StartAsync(TestContext.Current.CancellationToken);
            _connectionString = _private.ConnectionString;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_private is not null)
        {
            await _private.DisposeAsync();
        }
        else if (_connectionString is not null)
        {
            await ExecuteAsync($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
        }
    }

    internal PostgreSqlStore Store(string state, Action<PostgreSqlStoreOptions>? configure = null)
    {
        PostgreSqlStoreOptions options = new() { ConnectionString = ConnectionString + ";Connection Idle Lifetime=2;Connection Pruning Interval=1", Schema = Schema, StateName = state };
        configure?.Invoke(options);
        return new PostgreSqlStore(options);
    }

    internal async Task<object?> ExecuteAsync(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(ConnectionString);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
