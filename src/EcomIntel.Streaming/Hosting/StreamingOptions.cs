using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming;

/// <summary>How events are read and applied. For one thread while it is set up; each processor keeps what it was given at its start.</summary>
public sealed class StreamingOptions
{
    /// <summary>The topic of the shop's events; <c>ecommerce_transactions</c> by default.</summary>
    [TopicName]
    public string Topic { get; set; } = "ecommerce_transactions";

    /// <summary>The topic of what could not be applied; <c>ecommerce_transactions.dead_letters</c> by default.</summary>
    [TopicName]
    public string DeadLetterTopic { get; set; } = "ecommerce_transactions.dead_letters";

    /// <summary>The consumer group: processors of one group share the partitions and a state; <c>ecomintel</c> by default.</summary>
    [TopicName]
    public string Group { get; set; } = "ecomintel";

    /// <summary>The version of what the handlers keep; 1 by default. A store of another version is refused: raise it together with a new state name or a reset.</summary>
    [WholeRange(1, int.MaxValue)]
    public int StateVersion { get; set; } = 1;

    /// <summary>How events are read, and the limits of a payload.</summary>
    [ValidateObjectMembers(typeof(ShopEventJsonOptionsValidator))]
    public ShopEventJsonOptions Json { get; set; } = new();

    /// <summary>The longest that an applied event waits for its commit; 100 ms by default.</summary>
    [DurationRange("00:00:00.001", "00:01:00")]
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The most records of one commit; 20,000 by default.</summary>
    [WholeRange(1, 1_000_000)]
    public int MaxCommitRecords { get; set; } = 20_000;

    /// <summary>The records of a partition that may wait in memory before it is paused; 40,000 by default.</summary>
    [WholeRange(1, 10_000_000)]
    public int MaxQueuedRecords { get; set; } = 40_000;

    /// <summary>The customers whose state a partition keeps in memory between commits, for each handler; 200,000 by default.</summary>
    [WholeRange(0, 100_000_000)]
    public int CachedCustomers { get; set; } = 200_000;

    /// <summary>How long event ids are remembered, in the time of records; 24 h by default.</summary>
    [DurationRange("00:00:01", "400.00:00:00")]
    public TimeSpan DuplicateHorizon { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The most event ids that a partition remembers; 1,000,000 by default.</summary>
    [WholeRange(1, 100_000_000)]
    public int DuplicateCapacity { get; set; } = 1_000_000;

    /// <summary>How far an event's time may be after its record's; 1 h by default.</summary>
    [DurationRange("00:00:00", "3650.00:00:00")]
    public TimeSpan FutureTolerance { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How far the watermark stays behind the newest event time of a partition; 1 min by default.</summary>
    [DurationRange("00:00:00", "3650.00:00:00")]
    public TimeSpan Lateness { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What happens to records under a wrong key; <see cref="Misrouted.DeadLetter"/> by default.</summary>
    public Misrouted Misrouted { get; set; } = Misrouted.DeadLetter;

    /// <summary>How often a handler is given an event that it fails on; 3 by default.</summary>
    [WholeRange(1, 100)]
    public int HandlerAttempts { get; set; } = 3;

    /// <summary>The pause between two attempts of a handler; none by default.</summary>
    [DurationRange("00:00:00", "00:10:00")]
    public TimeSpan HandlerRetryDelay { get; set; } = TimeSpan.Zero;

    /// <summary>Dead letters in a row after which a partition stops instead of draining the topic; 1,000 by default.</summary>
    [WholeRange(1, int.MaxValue)]
    public int MaxDeadLettersInARow { get; set; } = 1_000;

    /// <summary>The bytes of outgoing rows that may wait for their topic before the partition waits too; 67,108,864 by default.</summary>
    [WholeRange(1, int.MaxValue)]
    public int MaxOutgoingBytes { get; set; } = 67_108_864;

    /// <summary>How often the topic is asked whether it is still the same, with as many partitions; 30 s by default.</summary>
    [DurationRange("00:00:01", "01:00:00")]
    public TimeSpan TopicCheckInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the ends of the held partitions' logs are looked at for the gauge of the lag; 10 s by default.</summary>
    [DurationRange("00:00:01", "01:00:00")]
    public TimeSpan LagCheckInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The offsets that may wait in all held partitions together before the health check of the lag says so; null, the default, for no limit.</summary>
    public long? LagLimit { get; set; }

    /// <summary>
    /// Whether the host stops where the processor cannot go on: it ends once every partition that it holds has failed; yes by default. Where not, it stays, not ready,
    /// until the partitions are repaired or go to another member of the group; only its health checks tell.
    /// </summary>
    public bool StopHostOnFailure { get; set; } = true;

    /// <summary>The first pause after a failure of store or transport, doubled up to <see cref="MaxRetryDelay"/>; 100 ms by default.</summary>
    [DurationRange("00:00:00.001", "00:10:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause after failures of store or transport; 10 s by default.</summary>
    [DurationRange("00:00:00.001", "01:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The time for the last commit of a partition that is taken away; 2 s by default.</summary>
    [DurationRange("00:00:00.001", "00:10:00")]
    public TimeSpan RevokeTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The time for the last commits when the processor stops; 5 s by default.</summary>
    [DurationRange("00:00:00.001", "01:00:00")]
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
