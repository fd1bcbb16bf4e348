namespace EcomIntel.Streaming;

/// <summary>Consecutive records of one partition, handed over with their memory: whoever receives it disposes it.</summary>
public sealed class LogBatch : IDisposable
{
    private IDisposable? _memory;

    /// <summary>Makes a batch.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="startOffset">Where reading stood before.</param>
    /// <param name="records">The records in the order of their offsets.</param>
    /// <param name="nextOffset">Where reading goes on: behind the last record and behind whatever invisible ones follow it.</param>
    /// <param name="memory">What to return when the records are done with; null for none.</param>
    public LogBatch(int partition, long startOffset, ReadOnlyMemory<LogRecord> records, long nextOffset, IDisposable? memory = null)
    {
        Partition = partition;
        StartOffset = startOffset;
        Records = records;
        NextOffset = nextOffset;
        _memory = memory;
    }

    /// <summary>The partition.</summary>
    public int Partition { get; }

    /// <summary>Where reading stood before: nothing between it and the first record was left out.</summary>
    public long StartOffset { get; }

    /// <summary>The records in the order of their offsets; may be empty where only <see cref="NextOffset"/> moved.</summary>
    public ReadOnlyMemory<LogRecord> Records { get; }

    /// <summary>Where reading goes on.</summary>
    public long NextOffset { get; }

    /// <summary>Returns the records' memory; once, however often it is called.</summary>
    public void Dispose() => Interlocked.Exchange(ref _memory, null)?.Dispose();
}
