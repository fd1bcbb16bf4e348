namespace EcomIntel.Kafka.Harness;

/// <summary>The options that decide what becomes of a record.</summary>
public sealed record OracleRules(int Partitions)
{
    public bool ResendMisrouted { get; init; }

    public TimeSpan FutureTolerance { get; init; } = TimeSpan.FromHours(1);

    public int DuplicateCapacity { get; init; } = 1_000_000;
}
