using System.Text.Json;

namespace EcomIntel.Kafka.Harness;

/// <summary>All that a worker process is told when it starts.</summary>
public sealed record WorkerSettings
{
    public required string Bootstrap { get; init; }

    public required string Topic { get; init; }

    public required string DeadLetterTopic { get; init; }

    public required string Group { get; init; }

    public GroupKind Protocol { get; init; }

    public StoreKind Store { get; init; }

    /// <summary>A folder, or a connection string.</summary>
    public required string StoreAddress { get; init; }

    public long MaxStoreBytes { get; init; }

    public BrokenMode Broken { get; init; }

    public CrashPoint Crash { get; init; }

    /// <summary>The commit, counted from 1, from which <see cref="Crash"/> strikes.</summary>
    public int CrashAtCommit { get; init; } = 1;

    /// <summary>How many commits in a row <see cref="CrashPoint.AnswersLost"/> and <see cref="CrashPoint.CallsLost"/> strike.</summary>
    public int CrashCommits { get; init; } = 3;

    public int StateVersion { get; init; } = 1;

    public string? InstanceId { get; init; }

    public bool ResendMisrouted { get; init; }

    public TimeSpan HandlerPause { get; init; }

    public TimeSpan? MaxPollInterval { get; init; }

    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    public string ToArgument() => JsonSerializer.Serialize(this);

    public static WorkerSettings FromArgument(string argument) =>
        JsonSerializer.Deserialize<WorkerSettings>(argument) ?? throw new FormatException("The worker was given no settings.");
}
