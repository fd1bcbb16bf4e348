namespace EcomIntel.Streaming;

/// <summary>What wakes a partition's worker: records, or with none a look at what is due.</summary>
internal readonly record struct WorkerMessage(LogBatch? Batch)
{
    public static WorkerMessage Wake => default;
}
