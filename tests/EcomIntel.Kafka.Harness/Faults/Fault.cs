namespace EcomIntel.Kafka.Harness;

/// <summary>Something that goes wrong while workers are at work.</summary>
/// <param name="Name">Its name on the command line and in docs/streaming-guarantees.md.</param>
/// <param name="Outcome">What it must lead to.</param>
/// <param name="StrikeAsync">Does it. Returns when it is over or cannot be undone.</param>
public sealed record Fault(string Name, FaultOutcome Outcome, Func<FaultWorld, CancellationToken, Task> StrikeAsync)
{
    /// <summary>By what it proves that it struck.</summary>
    public Bite Bite { get; init; }

    /// <summary>How many brokers it needs: 1 or 3.</summary>
    public int Brokers { get; init; } = 1;

    /// <summary>The store it is about; null for either.</summary>
    public StoreKind? Store { get; init; }

    /// <summary>The protocol it is about; null for either.</summary>
    public GroupKind? Protocol { get; init; }

    /// <summary>Whether it runs on all four pairs of protocol and store.</summary>
    public bool IsBasic { get; init; }

    /// <summary>Whether no partition is ever opened.</summary>
    public bool IsRefusedAtOnce { get; init; }

    /// <summary>What the refusal must name.</summary>
    public string Cause { get; init; } = "";

    /// <summary>The broken promise that this fault notices.</summary>
    public BrokenMode Notices { get; init; }

    /// <summary>Changes what is produced.</summary>
    public Func<LoadPlan, LoadPlan> Plan { get; init; } = plan => plan;

    /// <summary>Changes what every worker is told.</summary>
    public Func<WorkerSettings, WorkerSettings> Workers { get; init; } = settings => settings;

    /// <summary>Changes what the first worker is told besides.</summary>
    public Func<WorkerSettings, WorkerSettings>? FirstWorker { get; init; }

    /// <summary>The settings of the topic.</summary>
    public IReadOnlyDictionary<string, string> TopicSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>The partitions of the topic.</summary>
    public int Partitions { get; init; } = 6;

    /// <summary>The copies of each partition; as many as there are brokers where 0.</summary>
    public int Replication { get; init; }

    /// <summary>Whether the dead-letter topic is there from the beginning.</summary>
    public bool HasDeadLetterTopic { get; init; } = true;

    /// <summary>The longest that it may take to be over.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}
