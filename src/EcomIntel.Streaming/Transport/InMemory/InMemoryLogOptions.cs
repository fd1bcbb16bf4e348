namespace EcomIntel.Streaming;

/// <summary>How an <see cref="InMemoryLog"/> is made. For one thread while it is set up.</summary>
public sealed class InMemoryLogOptions
{
    /// <summary>The number of partitions of every topic; 4 by default.</summary>
    [WholeRange(1, 10_000)]
    public int Partitions { get; set; } = 4;

    /// <summary>The most records delivered at a time; 500 by default.</summary>
    [WholeRange(1, 1_000_000)]
    public int MaxBatchRecords { get; set; } = 500;
}
