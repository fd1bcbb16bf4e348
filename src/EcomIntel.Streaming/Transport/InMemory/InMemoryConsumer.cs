using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

internal sealed class InMemoryConsumer(InMemoryTopic topic, InMemoryGroup group, IPartitionListener listener, int maxBatchRecords) : IEventConsumer
{
    private readonly ConcurrentDictionary<int, Cursor> _cursors = new();
    private readonly AsyncSignal _signal = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        group.Join(this);
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await RebalanceAsync().ConfigureAwait(false);
                if (!Deliver())
                {
                    await _signal.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The ordinary end.
        }
        finally
        {
            group.Leave(this);
            await RebalanceAsync().ConfigureAwait(false);
        }
    }

    public void Start(int partition, long offset) => Change(partition, _ => new Cursor(offset, IsPaused: false));

    public void Hold(int partition) => Change(partition, cursor => cursor with { IsPaused = true });

    public void Release(int partition) => Change(partition, cursor => cursor with { IsPaused = false });

    public void Committed(int partition, long nextOffset)
    {
        if (_cursors.ContainsKey(partition))
        {
            group.Committed(partition, nextOffset);
        }
    }

    public void Wake() => _signal.Set();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Change(int partition, Func<Cursor, Cursor> change)
    {
        // Delivery moves the cursor on another thread, and a partition that was given back must not come to life again.
        while (_cursors.TryGetValue(partition, out Cursor cursor) && !_cursors.TryUpdate(partition, change(cursor), cursor))
        {
        }

        Wake();
    }

    private async ValueTask RebalanceAsync()
    {
        foreach (int partition in _cursors.Keys.Where(partition => !group.IsDue(partition, this)).Order())
        {
            _cursors.TryRemove(partition, out _);
            await listener.RevokedAsync(partition).ConfigureAwait(false);
            group.GiveBack(partition);
        }

        List<int> taken = [.. Enumerable.Range(0, topic.Partitions.Length).Where(partition => group.TryTake(partition, this))];
        if (taken.Count > 0)
        {
            taken.ForEach(partition => _cursors[partition] = Cursor.NotStarted);
            listener.Assigned(taken);
        }
    }

    private bool Deliver()
    {
        bool any = false;
        foreach ((int partition, Cursor cursor) in _cursors)
        {
            if (cursor.IsPaused || cursor.Offset < 0)
            {
                continue;
            }

            (ReadOnlyMemory<LogRecord> records, long next) = topic.Partitions[partition].ReadFrom(cursor.Offset, maxBatchRecords);
            if (next > cursor.Offset && _cursors.TryUpdate(partition, cursor with { Offset = next }, cursor))
            {
                any = true;
                listener.Received(new LogBatch(partition, cursor.Offset, records, next));
            }
        }

        return any;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Cursor(long Offset, bool IsPaused)
    {
        public static Cursor NotStarted { get; } = new(-1, IsPaused: false);
    }
}
