namespace EcomIntel.Streaming;

/// <summary>
/// Holds the delivery of a partition while too many of its records wait, or while it is paused. Everything under a lock, so that a hold cannot overtake the
/// release that follows it.
/// </summary>
internal sealed class DeliveryValve(IEventConsumer consumer, int partition, int mostQueued)
{
    private readonly Lock _lock = new();
    private int _queued;
    private bool _isFull;
    private bool _isPaused;
    private bool _isStopped;
    private bool _isHeld;

    /// <summary>Begins the delivery at an offset, paused or not before.</summary>
    public void Start(long offset)
    {
        lock (_lock)
        {
            _isHeld = _isPaused = _isStopped = false;
            consumer.Start(partition, offset);
            Apply();
        }
    }

    /// <summary>Stops the delivery until the next start.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _isStopped = true;
            Apply();
        }
    }

    /// <summary>Tells the group how far the partition has come.</summary>
    public void Committed(long nextOffset) => consumer.Committed(partition, nextOffset);

    /// <summary>Counts records that came to wait, or with a minus those that no longer do.</summary>
    public void Queue(int records)
    {
        lock (_lock)
        {
            _queued += records;
            _isFull = _queued > (_isFull ? mostQueued / 2 : mostQueued);
            Apply();
        }
    }

    public void Pause(bool isPaused)
    {
        lock (_lock)
        {
            _isPaused = isPaused;
            Apply();
        }
    }

    private void Apply()
    {
        bool hold = _isFull || _isPaused || _isStopped;
        if (hold == _isHeld)
        {
            return;
        }

        _isHeld = hold;
        if (hold)
        {
            consumer.Hold(partition);
        }
        else
        {
            consumer.Release(partition);
        }
    }
}
