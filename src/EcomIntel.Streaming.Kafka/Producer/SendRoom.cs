namespace EcomIntel.Streaming.Kafka;

/// <summary>
/// Lets a bounded number of records and bytes be on their way; who comes later waits its turn, in order. Safe for any thread, and without a lock while nobody
/// waits.
/// </summary>
internal sealed class SendRoom(int maxRecords, long maxBytes)
{
    private readonly Queue<SendWaiter> _waiters = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource? _empty;
    private bool _isServing;
    private int _watchers;
    private long _records;
    private long _bytes;

    /// <summary>The records whose outcome is not known.</summary>
    public long Records => Interlocked.Read(ref _records);

    /// <summary>Takes room if there is some and nobody waits for it.</summary>
    public bool TryEnter(int records, long bytes) => Volatile.Read(ref _watchers) == 0 && TryTake(records, bytes);

    /// <summary>Begins as soon as there is room: at once, or in the turn of those that wait.</summary>
    public void Enter(SendWaiter waiter)
    {
        lock (_lock)
        {
            // Before the look at the room: who leaves looks here afterwards, so that one of the two sees the other.
            Interlocked.Increment(ref _watchers);
            _waiters.Enqueue(waiter);
            Serve();
        }
    }

    /// <summary>Takes room as soon as there is some.</summary>
    public async ValueTask EnterAsync(int records, long bytes, CancellationToken cancellationToken)
    {
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        SendWaiter waiter = new(records, bytes, () => entered.TrySetResult(), () => entered.TrySetCanceled(cancellationToken));
        Enter(waiter);
        await using (waiter.GiveUpWith(cancellationToken).ConfigureAwait(false))
        {
            await entered.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Gives a record's room back, when its outcome is known.</summary>
    public void Leave(int bytes)
    {
        Give(1, bytes);
        if (Volatile.Read(ref _watchers) > 0)
        {
            lock (_lock)
            {
                Serve();
            }
        }
    }

    /// <summary>Ends when the outcome of everything that entered before is known.</summary>
    public Task WhenEmptyAsync()
    {
        lock (_lock)
        {
            if (_empty is null)
            {
                Interlocked.Increment(ref _watchers);
                _empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            Task empty = _empty.Task;
            Serve();
            return empty;
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
            bool hasRoom = TryTake(next.Records, next.Bytes);
            if (!hasRoom && !next.HasGivenUp)
            {
                break;
            }

            _waiters.Dequeue();
            if (hasRoom && !next.TryBegin())
            {
                Give(next.Records, next.Bytes);
            }

            // Only now, so that nobody took the short way before it began.
            Interlocked.Decrement(ref _watchers);
        }

        if (_empty is not null && _waiters.Count == 0 && Records == 0)
        {
            _empty.TrySetResult();
            _empty = null;
            Interlocked.Decrement(ref _watchers);
        }

        _isServing = false;
    }

    private bool TryTake(int records, long bytes)
    {
        long before = Interlocked.Add(ref _records, records) - records;
        long bytesBefore = Interlocked.Add(ref _bytes, bytes) - bytes;

        // Alone it always fits, however large.
        if (before == 0 || (before + records <= maxRecords && bytesBefore + bytes <= maxBytes))
        {
            return true;
        }

        Give(records, bytes);
        return false;
    }

    private void Give(int records, long bytes)
    {
        Interlocked.Add(ref _bytes, -bytes);
        Interlocked.Add(ref _records, -records);
    }
}
