using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>The settings of each kind of client.</summary>
internal sealed class ClientSettings(KafkaOptions options)
{
    /// <summary>How far tools may see a group behind its store.</summary>
    private static readonly TimeSpan AdvisoryCommit = TimeSpan.FromMilliseconds(200);

    /// <summary>Has the client look at the settings that go under its own names.</summary>
    /// <exception cref="ArgumentException">It does not know one, or a value is not one that it takes.</exception>
    public void ThrowIfUnknown()
    {
        if (options.Settings.Count == 0)
        {
            return;
        }

        try
        {
            // Without brokers it connects to nothing.
            ProducerConfig config = new(options.Settings.ToDictionary(StringComparer.Ordinal));
            new ProducerBuilder<Null, Null>(config).SetLogHandler(static (_, _) => { }).Build().Dispose();
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or KafkaException)
        {
            throw new ArgumentException($"Settings: {error.Message}", nameof(options), error);
        }
    }

    public AdminClientConfig Admin()
    {
        AdminClientConfig config = new();
        Common(config);
        return config;
    }

    public ConsumerConfig Member(string group)
    {
        ConsumerConfig config = new()
        {
            GroupId = group,
            GroupInstanceId = options.GroupInstanceId,
            MaxPollIntervalMs = (int)options.MaxPollInterval.TotalMilliseconds,
            QueuedMaxMessagesKbytes = options.MaxFetchedBytes / 1024,
            // Offsets are stored by hand, when the store has them, and go to the broker in the background: for tools, never to begin from.
            EnableAutoCommit = true,
            EnableAutoOffsetStore = false,
            AutoCommitIntervalMs = (int)AdvisoryCommit.TotalMilliseconds,
            ConsumeResultFields = options.ReadHeaders ? "headers,timestamp" : "timestamp",
        };
        if (options.GroupProtocol == GroupProtocol.Consumer)
        {
            config.GroupProtocol = GroupProtocol.Consumer;
        }
        else
        {
            TimeSpan session = options.SessionTimeout ?? TimeSpan.FromTicks(Math.Min(TimeSpan.FromSeconds(45).Ticks, options.MaxPollInterval.Ticks));
            config.SessionTimeoutMs = (int)session.TotalMilliseconds;
            config.HeartbeatIntervalMs = (int)Math.Min(3_000, session.TotalMilliseconds / 4);
            config.PartitionAssignmentStrategy = options.Assignor ?? PartitionAssignmentStrategy.CooperativeSticky;
        }

        Reading(config);
        Common(config);
        return config;
    }

    /// <summary>Of a consumer that reads single records and is in no group.</summary>
    public ConsumerConfig Reader(string? group)
    {
        ConsumerConfig config = new()
        {
            GroupId = group ?? options.ClientId,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            EnablePartitionEof = true,
            QueuedMinMessages = 1,
            MaxPartitionFetchBytes = 65_536,
            FetchWaitMaxMs = 10,
            ConsumeResultFields = "headers,timestamp",
        };
        Reading(config);
        Common(config);
        return config;
    }

    /// <summary>Of a client that sends records together, or each in a request of its own.</summary>
    public ProducerConfig Producer(bool isAlone)
    {
        ProducerConfig config = new()
        {
            EnableIdempotence = true,
            Acks = Acks.All,
            Partitioner = Partitioner.Murmur2Random,
            LingerMs = options.Linger.TotalMilliseconds,
            MessageTimeoutMs = (int)options.SendTimeout.TotalMilliseconds,
            // Each twice what is let in, so that the client's queue is never full.
            QueueBufferingMaxMessages = 2 * options.MaxSendingRecords,
            QueueBufferingMaxKbytes = (int)Math.Min(2_097_151, (2L * Math.Max(options.MaxSendingBytes, options.MaxRecordBytes) / 1024) + 1024),
            MessageMaxBytes = Math.Max(1_000_000, options.MaxRecordBytes),
            // Key and value are what the client keeps anyhow; they tell a handler of many records which it was.
            DeliveryReportFields = "key,value,status",
        };
        Common(config);
        if (isAlone)
        {
            config.BatchNumMessages = 1;
            config.LingerMs = 0;
        }

        return config;
    }

    private static void Reading(ConsumerConfig config)
    {
        config.IsolationLevel = IsolationLevel.ReadCommitted;
        config.AutoOffsetReset = AutoOffsetReset.Error;
        // The client's default of a second sleeps between fetches while enough waits, and hides most of its rate.
        config.FetchQueueBackoffMs = 10;
    }

    private void Common(ClientConfig config)
    {
        config.BootstrapServers = options.BootstrapServers;
        config.ClientId = options.ClientId;
        config.SecurityProtocol = KafkaSecurity.ProtocolOf(options);
        config.SaslMechanism = options.SaslMechanism;
        config.SaslUsername = options.SaslUsername;
        config.SaslPassword = options.SaslPassword;
        config.SslCaLocation = options.SslCaLocation;
        config.SslCertificateLocation = options.SslCertificateLocation;
        config.SslKeyLocation = options.SslKeyLocation;
        config.SslKeyPassword = options.SslKeyPassword;
        config.SocketNagleDisable = true;
        config.SocketKeepaliveEnable = true;
        // A broker that is cut off is given up after this, instead of a minute, and asked again soon after it is back.
        config.SocketTimeoutMs = 10_000;
        config.ReconnectBackoffMaxMs = 1_000;
        config.TopicMetadataRefreshIntervalMs = 10_000;
        foreach ((string name, string value) in options.Settings)
        {
            config.Set(name, value);
        }

        // A thread of the client looks for cancellation this often.
        config.CancellationDelayMaxMs = 50;
    }
}
