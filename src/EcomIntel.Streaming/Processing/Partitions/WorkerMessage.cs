namespace EcomIntel.Streaming;

/// <summary>What wakes a partition's worker: records, the end of their delivery, or with neither a look at what is due.</summary>
internal readonly record struct WorkerMessage(LogBatch? Batch, Exception? Failure = null)
{
    public static WorkerMessage Wake => default;
}
