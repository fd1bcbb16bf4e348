using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>A partition that a member holds: where its reading stands and what of it waits to be handed over. For the member's thread.</summary>
internal sealed class AssignedPartition(TopicPartition partition, SlabPool pool, long maxWaitingBytes)
{
    private RecordSlab? _slab;
    private int _handedOver;
    private long _waitingBytes;

    public TopicPartition Partition { get; } = partition;

    /// <summary>Where reading goes on; −1 before it was started.</summary>
    public long Next { get; private set; } = -1;

    /// <summary>Where the batch to come begins.</summary>
    public long BatchStart { get; private set; } = -1;

    /// <summary>Where reading is to begin, while the client was not yet ready for it; null otherwise.</summary>
    public long? DueStart { get; set; }

    /// <summary>Whether the listener wants nothing just now.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether the client was told to stop.</summary>
    public bool IsPaused { get; set; } = true;

    /// <summary>Whether its reading ended with an error, which was told.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Whether the client may have stopped for good at an error, so that it takes no seek.</summary>
    public bool HasStopped { get; set; }

    public bool IsStarted => Next >= 0 && DueStart is null && !HasFailed;

    /// <summary>Whether it should not be read just now. With the bytes down to half it may again, so that it does not change with every batch.</summary>
    public bool MustPause => !IsStarted || IsHeld || Interlocked.Read(ref _waitingBytes) > (IsPaused ? maxWaitingBytes / 2 : maxWaitingBytes);

    /// <summary>Begins anew at an offset; what was not handed over is dropped.</summary>
    public void Begin(long offset)
    {
        Drop();
        Next = offset;
        BatchStart = offset;
        HasFailed = false;
        IsHeld = false;
    }

    /// <summary>Adds a record; the batch is handed over where it is full.</summary>
    public void Add(ConsumeResult<int, int> result, ReadOnlySpan<byte> content, IPartitionListener listener)
    {
        long offset = result.Offset.Value;
        if (offset < Next)
        {
            // Of a fetch from before it was begun anew.
            return;
        }

        if (_slab is { } full && !full.HasRoom(content.Length))
        {
            HandOver(listener);
            CloseSlab();
        }

        if (_slab is null)
        {
            _slab = pool.Take(content.Length);
            Interlocked.Add(ref _waitingBytes, _slab.Capacity);
            _slab.Open(Released);
        }

        Message<int, int> message = result.Message;
        _slab.Add(offset, message.Timestamp.UnixTimestampMs * 1_000, result.LeaderEpoch ?? -1, content, message.Key, message.Value, HeaderCopy.From(message.Headers));
        Next = offset + 1;
    }

    /// <summary>Takes note that reading went past invisible records.</summary>
    public void Advance(long position) => Next = Math.Max(Next, position);

    /// <summary>Gives what was read to the listener.</summary>
    public void HandOver(IPartitionListener listener)
    {
        if (Next <= BatchStart)
        {
            return;
        }

        LogBatch batch = _slab is { } slab && slab.Count > _handedOver
            ? new LogBatch(Partition.Partition.Value, BatchStart, slab.Share(_handedOver), Next, slab)
            : new LogBatch(Partition.Partition.Value, BatchStart, ReadOnlyMemory<LogRecord>.Empty, Next);
        _handedOver = _slab?.Count ?? 0;
        BatchStart = Next;
        listener.Received(batch);
    }

    /// <summary>Gives up what was not handed over.</summary>
    public void Drop() => CloseSlab();

    private void CloseSlab()
    {
        _slab?.Dispose();
        _slab = null;
        _handedOver = 0;
    }

    private void Released(long bytes) => Interlocked.Add(ref _waitingBytes, -bytes);
}
