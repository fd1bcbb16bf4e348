namespace EcomIntel.Kafka.Harness;

/// <summary>By what a fault proves that it struck.</summary>
[Flags]
public enum Bite
{
    /// <summary>By its own check.</summary>
    Itself = 0,

    /// <summary>A commit was refused.</summary>
    Fenced = 1,

    /// <summary>A worker's process was started again.</summary>
    Restarts = 2,

    /// <summary>A partition went to another owner.</summary>
    Rebalances = 4,

    /// <summary>The log holds copies.</summary>
    Duplicates = 8,
}
