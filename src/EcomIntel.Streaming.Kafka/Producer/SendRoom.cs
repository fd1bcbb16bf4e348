namespace EcomIntel.Streaming.Kafka;

/// <summary>Lets a bounded number of records and bytes be on their way; who comes later waits its turn. Safe for any thread.</summary>
internal sealed class SendRoom(int maxRecords, long maxBytes)
{
    private readonly Queue<Waiter> _waiters = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource? _empty;
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
            return _waiters.Count == 0 && TryTake(bytes);
        }
    }

    /// <summary>Takes room as soon as there is some.</summary>
    public async ValueTask EnterAsync(int bytes, CancellationToken cancellationToken)
    {
        Waiter waiter = new(bytes);
        lock (_lock)
        {
            if (_waiters.Count == 0 && TryTake(bytes))
            {
                return;
            }

            _waiters.Enqueue(waiter);
        }

        using (cancellationToken.UnsafeRegister(static (state, token) => ((Waiter)state!).Entered.TrySetCanceled(token), waiter))
        {
            await waiter.Entered.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Gives room back, when the outcome is known.</summary>
    public void Leave(int bytes)
    {
        lock (_lock)
        {
            _records--;
            _bytes -= bytes;
            while (_waiters.TryPeek(out Waiter? next) && (next.HasGivenUp || TryTake(next.Bytes)))
            {
                _waiters.Dequeue();
                if (!next.HasGivenUp && !next.Entered.TrySetResult())
                {
                    // It gave up just now.
                    _records--;
                    _bytes -= next.Bytes;
                }
            }

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
            if (_records == 0)
            {
                return Task.CompletedTask;
            }

            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task;
        }
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

    private sealed class Waiter(int bytes)
    {
        public int Bytes { get; } = bytes;

        public bool HasGivenUp => Entered.Task.IsCanceled;

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
