using System.ComponentModel.DataAnnotations;

namespace EcomIntel.Streaming.Sqlite;

/// <summary>Where a <see cref="SqliteStore"/> keeps its files, and how long it waits for them. For one thread while it is set up; a store keeps what it was given.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The folder of the files, on a disk of this machine; it is made where it is missing. <c>state</c> in the working folder by default.</summary>
    [Required]
    public string Directory { get; set; } = "state";

    /// <summary>
    /// The name of the state: files are called by it and by their partition, so that each group has files of its own. Null, the default, is topic and group in a
    /// host, as in <c>ecommerce_transactions.ecomintel</c>, and <c>ecomintel</c> elsewhere.
    /// </summary>
    [StateName]
    public string? StateName { get; set; }

    /// <summary>How long a call waits for a file that another process holds; 200 ms by default. After that the partition waits and is tried again.</summary>
    [DurationRange("00:00:00", "00:01:00")]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The most bytes of a partition's file, not counting its log; 0, the default, is no bound. Beyond it the partition waits as it does for a full disk.</summary>
    [WholeRange(0, long.MaxValue)]
    public long MaxFileBytes { get; set; }
}
