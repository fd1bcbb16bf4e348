namespace EcomIntel.Kafka.Harness;

/// <summary>How faults are run.</summary>
public sealed record FaultSettings
{
    public int Events { get; init; } = 100_000;

    public int Workers { get; init; } = 3;

    public GroupKind Protocol { get; init; }

    public StoreKind Store { get; init; }

    public BrokenMode Broken { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>5,000 duplicates and 100 poisonous records in 100,000, and as many in proportion.</summary>
    public LoadPlan Plan => new()
    {
        Events = Events,
        Duplicates = Math.Max(20, Events / 20),
        Poison = Math.Max(12, Events / 1_000),
        DuplicateDistance = Math.Max(100, Events / 5),
        Seed = Seed,
    };
}
