namespace EcomIntel.Streaming.Kafka;

/// <summary>
/// Memory for consecutive records of one partition. Batches are pieces of it that share it; when the last of them is disposed and nothing more is written, it
/// goes back to its pool. Written by one thread, released by any.
/// </summary>
internal sealed class RecordSlab(SlabPool? pool, int bytes, int records) : IDisposable
{
    public const int OrdinaryBytes = 256 * 1024;
    public const int OrdinaryRecords = 1_024;

    private readonly byte[] _bytes = new byte[bytes];
    private readonly LogRecord[] _records = new LogRecord[records];
    private Action<long>? _released;
    private int _usedBytes;
    private int _usedRecords;
    private int _references;

    /// <summary>What it takes of memory, roughly.</summary>
    public long Capacity => _bytes.LongLength + (80L * _records.Length);

    public int Count => _usedRecords;

    public bool HasRoom(int recordBytes) => _usedRecords < _records.Length && recordBytes <= _bytes.Length - _usedBytes;

    /// <summary>Begins to be written for a partition, which is told when the memory is free again.</summary>
    public void Open(Action<long> released)
    {
        _released = released;
        _references = 1;
    }

    /// <summary>Adds a record whose key and value lie one behind the other; a negative length is of one that is absent.</summary>
    public void Add(long offset, long timestamp, int leaderEpoch, ReadOnlySpan<byte> content, int keyLength, int valueLength, IReadOnlyList<RecordHeader> headers)
    {
        content.CopyTo(_bytes.AsSpan(_usedBytes));
        ReadOnlyMemory<byte>? key = Part(_usedBytes, keyLength);
        ReadOnlyMemory<byte>? value = Part(_usedBytes + Math.Max(0, keyLength), valueLength);
        _records[_usedRecords++] = new LogRecord(offset, timestamp, key, value) { LeaderEpoch = leaderEpoch, Headers = headers };
        _usedBytes += content.Length;
    }

    /// <summary>The records from an index on, as a piece to be disposed.</summary>
    public ReadOnlyMemory<LogRecord> Share(int from)
    {
        Interlocked.Increment(ref _references);
        return _records.AsMemory(from, _usedRecords - from);
    }

    /// <summary>Gives up a piece, or the writing.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _references) > 0)
        {
            return;
        }

        Action<long>? released = _released;
        _released = null;
        _records.AsSpan(0, _usedRecords).Clear();
        _usedRecords = 0;
        _usedBytes = 0;
        released?.Invoke(Capacity);
        pool?.Return(this);
    }

    // Not in one expression: an absent part would become present, empty memory.
    private ReadOnlyMemory<byte>? Part(int start, int length)
    {
        if (length < 0)
        {
            return null;
        }

        return _bytes.AsMemory(start, length);
    }
}
