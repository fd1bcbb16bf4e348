namespace EcomIntel.Streaming.Kafka;

/// <summary>Lets a bounded number of records and bytes be on their way; who comes later waits its turn, in order. Safe for any thread.</summary>
internal sealed class SendRoom(int maxRecords, long maxBytes)
{
    private readonly Queue<SendWaiter> _waiters = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource? _empty;
    private bool _isServing;
    private long _records;
    private long _bytes;

    /// <summary>The records whose outcome is not known.</summary>
    public long Records
    {
        get
        {
            lock (_lock)
            {
                return _records;
            }
        }
    }

    /// <summary>Takes room if there is some and nobody waits for it.</summary>
    public bool TryEnter(int bytes)
    {
        lock (_lock)
        {
            return _waiters.Count == 0 && !_isServing && TryTake(bytes);
        }
    }

    /// <summary>Begins as soon as there is room: at once, or in the turn of those that wait.</summary>
    public void Enter(SendWaiter waiter)
    {
        lock (_lock)
        {
            _waiters.Enqueue(waiter);
            Serve();
        }
    }

    /// <summary>Takes room as soon as there is some.</summary>
    public async ValueTask EnterAsync(int bytes, CancellationToken cancellationToken)
    {
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        SendWaiter waiter = new(bytes, () => entered.TrySetResult(), () => entered.TrySetCanceled(cancellationToken));
        Enter(waiter);
        await using (waiter.GiveUpWith(cancellationToken).ConfigureAwait(false))
        {
            await entered.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Gives room back, when the outcome is known.</summary>
    public void Leave(int bytes)
    {
        lock (_lock)
        {
            _records--;
            _bytes -= bytes;
            Serve();
            if (_records == 0)
            {
                _empty?.TrySetResult();
                _empty = null;
            }
        }
    }

    /// <summary>Ends when the outcome of everything that entered before is known.</summary>
    public Task WhenEmptyAsync()
    {
        lock (_lock)
        {
            if (_records == 0 && _waiters.Count == 0)
            {
                return Task.CompletedTask;
            }

            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task;
        }
    }

    /// <summary>Lets those begin that there is room for, under the lock: who comes in between must not overtake them.</summary>
    private void Serve()
    {
        if (_isServing)
        {
            // Called by one that begins and fails at once.
            return;
        }

        _isServing = true;
        while (_waiters.TryPeek(out SendWaiter? next))
        {
            if (!TryTake(next.Bytes))
            {
                if (!next.HasGivenUp)
                {
                    break;
                }

                _waiters.Dequeue();
                continue;
            }

            _waiters.Dequeue();
            if (!next.TryBegin())
            {
                _records--;
                _bytes -= next.Bytes;
            }
        }

        _isServing = false;
    }

    private bool TryTake(int bytes)
    {
        // One record always fits, however large.
        if (_records > 0 && (_records >= maxRecords || _bytes + bytes > maxBytes))
        {
            return false;
        }

        _records++;
        _bytes += bytes;
        return true;
    }
}
