namespace EcomIntel.Kafka.Harness;

/// <summary>A promise that a worker is made to break, so that the faults can show that they would notice.</summary>
public enum BrokenMode
{
    None = 0,

    /// <summary>Commits of former owners are taken.</summary>
    NoFence = 1,

    /// <summary>Event ids are not remembered.</summary>
    NoDedupe = 2,

    /// <summary>The next offset is committed before the state.</summary>
    OffsetFirst = 3,

    /// <summary>What is to be sent is not committed with the state.</summary>
    NoOutbox = 4,
}
