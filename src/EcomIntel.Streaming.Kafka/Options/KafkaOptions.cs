using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>
/// How Kafka is reached and used. Topic and group are those of <see cref="StreamingOptions"/>. For one thread while it is set up; a transport keeps what it
/// was given at its start.
/// </summary>
public sealed class KafkaOptions
{
    /// <summary>The brokers to begin with, as <c>host:port</c> with commas between them; must be set.</summary>
    [BrokerList]
    public string BootstrapServers { get; set; } = "";

    /// <summary>What the brokers' logs call this app; <c>ecomintel</c> by default.</summary>
    public string ClientId { get; set; } = "ecomintel";

    /// <summary>How connections are protected; where null, by TLS (with SASL where <see cref="SaslMechanism"/> is set), and not at all where every broker is on loopback.</summary>
    public SecurityProtocol? SecurityProtocol { get; set; }

    /// <summary>Whether unprotected connections to brokers on other machines are accepted; no by default.</summary>
    public bool AllowPlaintext { get; set; }

    /// <summary>How the app proves who it is; null for no SASL.</summary>
    public SaslMechanism? SaslMechanism { get; set; }

    /// <summary>The user of SASL.</summary>
    public string? SaslUsername { get; set; }

    /// <summary>The password of SASL; never logged.</summary>
    public string? SaslPassword { get; set; }

    /// <summary>The file with the certificates of the authorities that are trusted; the system's where null.</summary>
    public string? SslCaLocation { get; set; }

    /// <summary>The file with the app's own certificate; null for none.</summary>
    public string? SslCertificateLocation { get; set; }

    /// <summary>The file with the key of the app's certificate.</summary>
    public string? SslKeyLocation { get; set; }

    /// <summary>The password of that key; never logged.</summary>
    public string? SslKeyPassword { get; set; }

    /// <summary>The protocol of the group: <see cref="GroupProtocol.Classic"/> by default, or <see cref="GroupProtocol.Consumer"/> (KIP-848, brokers from 4.0).</summary>
    public GroupProtocol GroupProtocol { get; set; } = GroupProtocol.Classic;

    /// <summary>How long a member may be silent before its partitions go to others; 45 s where null. Of the classic protocol only: brokers decide it for the other.</summary>
    public TimeSpan? SessionTimeout { get; set; }

    /// <summary>How partitions are shared out; <see cref="PartitionAssignmentStrategy.CooperativeSticky"/> where null. Of the classic protocol only.</summary>
    public PartitionAssignmentStrategy? Assignor { get; set; }

    /// <summary>A name for this member that lasts over restarts (static membership); none by default, and best so: after a crash it delays the others or locks the member out.</summary>
    public string? GroupInstanceId { get; set; }

    /// <summary>The longest that the app may stand still before its partitions go to others; 5 min by default.</summary>
    [DurationRange("00:00:01", "1.00:00:00")]
    public TimeSpan MaxPollInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether the headers of records are read; yes by default. Without them reading allocates less, and traces and ids of headers are not seen.</summary>
    public bool ReadHeaders { get; set; } = true;

    /// <summary>The most bytes that a member fetches ahead; 67,108,864 by default.</summary>
    [WholeRange(1_048_576, 2_147_483_136)]
    public int MaxFetchedBytes { get; set; } = 67_108_864;

    /// <summary>The bytes of a partition's records that may wait in memory for their processing before it is paused; 33,554,432 by default.</summary>
    [WholeRange(1_048_576, int.MaxValue)]
    public int MaxWaitingBytes { get; set; } = 33_554_432;

    /// <summary>The largest record to send, in bytes of key, payload and headers; 1,000,000 by default, which brokers take by default.</summary>
    [WholeRange(1, 1_000_000_000)]
    public int MaxRecordBytes { get; set; } = 1_000_000;

    /// <summary>How long a record to send waits for others to go with; 5 ms by default.</summary>
    [DurationRange("00:00:00", "00:01:00")]
    public TimeSpan Linger { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The longest that sending a record is tried; 2 min by default. Afterwards it failed, though it may be in the log.</summary>
    [DurationRange("00:00:01", "1.00:00:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The records on their way before further sends wait; 100,000 by default.</summary>
    [WholeRange(1, 1_000_000)]
    public int MaxSendingRecords { get; set; } = 100_000;

    /// <summary>The bytes on their way before further sends wait; 67,108,864 by default.</summary>
    [WholeRange(1, 1_000_000_000)]
    public int MaxSendingBytes { get; set; } = 67_108_864;

    /// <summary>The longest wait for an answer to a question about topics, offsets or a single record; 10 s by default.</summary>
    [DurationRange("00:00:00.100", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Any other setting of the client, under librdkafka's name for it; empty by default. What other options or correctness decide is refused.</summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Names brokers and user, and no secret.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"Kafka at {BootstrapServers} as {SaslUsername ?? ClientId}, {KafkaSecurity.ProtocolOf(this)}";
}
