using Npgsql;

namespace EcomIntel.Streaming.PostgreSql.Tests;

public class StoreConnectionsTests(PostgresServer server)
{
    [Fact]
    public async Task Every_session_has_the_settings_by_which_the_server_ends_a_silent_owner_also_after_it_was_in_the_pool()
    {
        await using NpgsqlDataSource source = StoreConnections.Create(new PostgreSqlStoreOptions
        {
            ConnectionString = server.ConnectionString + ";Options=-c work_mem=5MB",
            LockTimeout = TimeSpan.FromMilliseconds(1_500),
            SilenceTimeout = TimeSpan.FromSeconds(15),
        });

        for (int use = 0; use < 2; use++)
        {
            await using NpgsqlConnection connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            (await ShowAsync(connection, "lock_timeout")).Should().Be("1500ms");
            (await ShowAsync(connection, "idle_in_transaction_session_timeout")).Should().Be("15s");
            (await ShowAsync(connection, "tcp_keepalives_idle")).Should().Be("6");
            (await ShowAsync(connection, "tcp_keepalives_interval")).Should().Be("3");
            (await ShowAsync(connection, "tcp_keepalives_count")).Should().Be("3");
            (await ShowAsync(connection, "tcp_user_timeout")).Should().Be("15000");
            (await ShowAsync(connection, "work_mem")).Should().Be("5MB", "the app's own settings stay");
            (await ShowAsync(connection, "application_name")).Should().Be("EcomIntel.Streaming");
        }
    }

    [Theory]
    [InlineData("Host=db.example.com;Username=shop", SslMode.Require)]
    [InlineData("Host=127.0.0.1,db2;Username=shop", SslMode.Require)]
    [InlineData("Host=db.example.com;Username=shop;SSL Mode=VerifyFull", SslMode.VerifyFull)]
    [InlineData("Host=db.example.com;Username=shop;SslMode=Disable", SslMode.Disable)]
    [InlineData("Host=localhost;Username=shop", SslMode.Prefer)]
    [InlineData("Host=::1;Username=shop", SslMode.Prefer)]
    [InlineData("Host=127.0.0.1:5433,localhost:5434;Username=shop", SslMode.Prefer)]
    [InlineData("Host=/var/run/postgresql;Username=shop", SslMode.Prefer)]
    public async Task A_connection_to_another_host_is_encrypted_unless_it_says_otherwise(string connectionString, SslMode expected)
    {
        await using NpgsqlDataSource source = StoreConnections.Create(new PostgreSqlStoreOptions { ConnectionString = connectionString });

        new NpgsqlConnectionStringBuilder(source.ConnectionString).SslMode.Should().Be(expected);
    }

    [Fact]
    public async Task The_password_is_in_no_error()
    {
        await using PostgreSqlStore store = new(new PostgreSqlStoreOptions { ConnectionString = "Host=127.0.0.1;Port=1;Username=shop;Password=geheim42;Timeout=2" });

        Exception error = (await store.Awaiting(it => it.GetPositionAsync(0, TestContext.Current.CancellationToken).AsTask()).Should().ThrowAsync<NpgsqlException>()).Which;

        error.ToString().Should().NotContain("geheim42").And.Contain("127.0.0.1:1");
    }

    private static async Task<string> ShowAsync(NpgsqlConnection connection, string setting)
    {
        await using NpgsqlCommand command = new("SELECT current_setting($1)", connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = setting } } };
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
