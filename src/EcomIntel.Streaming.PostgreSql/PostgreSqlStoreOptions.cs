using System.ComponentModel.DataAnnotations;

namespace EcomIntel.Streaming.PostgreSql;

/// <summary>Where a <see cref="PostgreSqlStore"/> keeps its tables, and how long it waits. For one thread while it is set up; a store keeps what it was given.</summary>
public sealed class PostgreSqlStoreOptions
{
    /// <summary>
    /// The connection, in the words of Npgsql: <c>Host=db;Database=shop;Username=shop;Password=…</c>; empty by default, and needed. To another host it is encrypted
    /// (<c>SSL Mode=Require</c>) unless it says otherwise. It is never logged and never part of an error.
    /// </summary>
    [Required]
    [ConnectionString]
    public string ConnectionString { get; set; } = "";

    /// <summary>The schema of the tables, made where it is missing; <c>ecomintel</c> by default.</summary>
    [SchemaName]
    public string Schema { get; set; } = "ecomintel";

    /// <summary>
    /// The name of the state, so that each group has rows of its own. Null, the default, is topic and group in a host, as in
    /// <c>ecommerce_transactions.ecomintel</c>, and <c>ecomintel</c> elsewhere.
    /// </summary>
    [StateName]
    public string? StateName { get; set; }

    /// <summary>How long a call waits for a partition that another process holds; 2 s by default. After that the partition waits and is tried again.</summary>
    [DurationRange("00:00:00.001", "00:01:00")]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a call waits for the server; 10 s by default. After that the outcome of a commit is unknown, and is asked for.</summary>
    [DurationRange("00:00:01", "00:10:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server waits for a process that fell silent before it ends its session and frees what it holds; 10 s by default.</summary>
    [DurationRange("00:00:03", "00:10:00")]
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
