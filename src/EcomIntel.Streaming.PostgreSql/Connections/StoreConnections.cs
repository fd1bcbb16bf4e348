using System.Data.Common;
using System.Globalization;
using System.Net;
using Npgsql;

namespace EcomIntel.Streaming.PostgreSql;

/// <summary>Makes the pool of connections, with the settings by which neither side waits for ever for the other.</summary>
internal static class StoreConnections
{
    public static NpgsqlDataSource Create(PostgreSqlStoreOptions options)
    {
        HashSet<string> chosen = Keywords(options.ConnectionString);
        NpgsqlDataSourceBuilder source = new(options.ConnectionString);
        NpgsqlConnectionStringBuilder connection = source.ConnectionStringBuilder;
        connection.Options = $"{ServerSettings(options)} {connection.Options}".TrimEnd();
        connection.CommandTimeout = Seconds(options.CommandTimeout);
        connection.Enlist = false;
        connection.PersistSecurityInfo = false;
        if (!chosen.Contains("timeout"))
        {
            connection.Timeout = Seconds(options.CommandTimeout);
        }

        if (!chosen.Contains("applicationname"))
        {
            connection.ApplicationName = "EcomIntel.Streaming";
        }

        if (!chosen.Contains("sslmode") && !IsLocal(connection.Host!))
        {
            connection.SslMode = SslMode.Require;
        }

        return source.Build();
    }

    /// <summary>
    /// Part of the start of each session, so that a connection that goes back to the pool keeps them. A process that was cut off or stopped while it holds a
    /// partition is ended by the server: it sends nothing within a transaction, or does not answer, or takes nothing.
    /// </summary>
    private static string ServerSettings(PostgreSqlStoreOptions options)
    {
        long silence = (long)options.SilenceTimeout.TotalMilliseconds;
        int step = Math.Max(1, Seconds(options.SilenceTimeout) / 5);
        return string.Create(CultureInfo.InvariantCulture, $"-c lock_timeout={(long)options.LockTimeout.TotalMilliseconds} -c idle_in_transaction_session_timeout={silence} ")
            + string.Create(CultureInfo.InvariantCulture, $"-c tcp_keepalives_idle={2 * step} -c tcp_keepalives_interval={step} -c tcp_keepalives_count=3 -c tcp_user_timeout={silence}");
    }

    /// <summary>The keywords that the connection string has, without the spaces that they may be written with.</summary>
    private static HashSet<string> Keywords(string connectionString) =>
        [.. new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>().Select(key => key.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant())];

    /// <summary>All hosts of a list are this machine, by address or by a socket.</summary>
    private static bool IsLocal(string hosts) => hosts.Split(',').Select(host => host.Trim()).All(host =>
        host.StartsWith('/') || IsLoopback(host) || IsLoopback(host[..Math.Max(0, host.LastIndexOf(':'))]));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    private static int Seconds(TimeSpan duration) => Math.Max(1, (int)Math.Ceiling(duration.TotalSeconds));
}
