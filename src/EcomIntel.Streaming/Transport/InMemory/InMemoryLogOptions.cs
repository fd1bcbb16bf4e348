namespace EcomIntel.Streaming;

/// <summary>How an <see cref="InMemoryLog"/> is made. For one thread while it is set up.</summary>
public sealed class InMemoryLogOptions
{
    /// <summary>The number of partitions of every topic; 4 by default.</summary>
    [WholeRange(1, 10_000)]
    public int Partitions { get; set; } = 4;

    /// <summary>The largest record, in bytes of key, payload and headers; 1,048,576 by default.</summary>
    [WholeRange(1, int.MaxValue)]
    public int MaxRecordBytes { get; set; } = 1_048_576;

    /// <summary>The most records delivered at a time; 500 by default.</summary>
    [WholeRange(1, 1_000_000)]
    public int MaxBatchRecords { get; set; } = 500;
}
