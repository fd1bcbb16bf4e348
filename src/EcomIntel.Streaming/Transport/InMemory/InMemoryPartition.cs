namespace EcomIntel.Streaming;

/// <summary>The records of one partition. Offsets may leave gaps, as aborted transactions do in Kafka.</summary>
internal sealed class InMemoryPartition
{
    private readonly List<LogRecord> _records = [];
    private readonly Lock _lock = new();
    private long _start;
    private long _end;

    public LogRange Range
    {
        get
        {
            lock (_lock)
            {
                return new LogRange(_start, _end);
            }
        }
    }

    public long Append(OutgoingRecord record, long timestamp)
    {
        // Copied, because the caller may use its buffers again.
        ReadOnlyMemory<byte>? key = BytesCopy.Of(record.Key);
        ReadOnlyMemory<byte>? value = BytesCopy.Of(record.Value);
        lock (_lock)
        {
            _records.Add(new LogRecord(_end, timestamp, key, value) { Headers = record.Headers, LeaderEpoch = 0 });
            return _end++;
        }
    }

    public void SkipOffsets(int count)
    {
        lock (_lock)
        {
            _end += count;
        }
    }

    public void DeleteBefore(long offset)
    {
        lock (_lock)
        {
            _start = Math.Clamp(offset, _start, _end);
            _records.RemoveRange(0, IndexOf(_start));
        }
    }

    public LogRecord? Read(long offset)
    {
        lock (_lock)
        {
            int index = IndexOf(offset);
            return index < _records.Count && _records[index].Offset == offset ? _records[index] : null;
        }
    }

    /// <summary>Returns the records from an offset on and where reading goes on; equal to the offset where there is nothing.</summary>
    public (LogRecord[] Records, long NextOffset) ReadFrom(long offset, int limit)
    {
        lock (_lock)
        {
            int first = IndexOf(offset);
            int count = Math.Min(limit, _records.Count - first);
            long next = first + count == _records.Count ? Math.Max(_end, offset) : _records[first + count].Offset;
            return (_records.GetRange(first, count).ToArray(), next);
        }
    }

    /// <summary>The index of the first record at or behind an offset.</summary>
    private int IndexOf(long offset)
    {
        int low = 0;
        int high = _records.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = _records[middle].Offset < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
