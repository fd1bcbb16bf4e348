namespace EcomIntel.Streaming.Tests;

/// <summary>Remembers what a member of a group is told.</summary>
internal sealed class RecordingListener : IPartitionListener
{
    private readonly AsyncSignal _changed = new();
    private readonly Lock _lock = new();
    private readonly List<long> _offsets = [];
    private readonly List<int> _revoked = [];
    private readonly HashSet<int> _held = [];
    private long _next;

    public TaskCompletionSource Assignment { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<long> Offsets => Copy(_offsets);

    public IReadOnlyList<int> Revoked => Copy(_revoked);

    public IReadOnlyList<int> Held => Copy(_held);

    public void Assigned(IReadOnlyList<int> partitions)
    {
        lock (_lock)
        {
            _held.UnionWith(partitions);
        }

        Assignment.TrySetResult();
        _changed.Set();
    }

    public void Received(LogBatch batch)
    {
        lock (_lock)
        {
            foreach (LogRecord record in batch.Records.Span)
            {
                _offsets.Add(record.Offset);
            }

            _next = batch.NextOffset;
        }

        batch.Dispose();
        _changed.Set();
    }

    public ValueTask RevokedAsync(int partition)
    {
        lock (_lock)
        {
            _revoked.Add(partition);
            _held.Remove(partition);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask LostAsync(int partition) => RevokedAsync(partition);

    public void Failed(int partition, Exception cause) => Assignment.TrySetException(cause);

    public Task WaitForAsync(long nextOffset) => WaitAsync(() => _next >= nextOffset);

    public Task WaitForPartitionsAsync(int count) => WaitAsync(() => _held.Count >= count);

    private async Task WaitAsync(Func<bool> isSo)
    {
        while (true)
        {
            lock (_lock)
            {
                if (isSo())
                {
                    return;
                }
            }

            await _changed.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    private List<T> Copy<T>(IEnumerable<T> items)
    {
        lock (_lock)
        {
            return [.. items];
        }
    }
}
