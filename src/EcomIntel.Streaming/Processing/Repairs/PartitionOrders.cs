using System.Collections.Concurrent;

namespace EcomIntel.Streaming;

/// <summary>What the workers of a processor are told besides records: whether to pause, to refuse, to commit at once. Survives a partition's coming and going.</summary>
internal sealed class PartitionOrders
{
    private readonly ConcurrentDictionary<int, bool> _pauses = new();
    private volatile bool _isPausedByDefault;
    private volatile Exception? _refusal;
    private int _waiters;

    /// <summary>Why no partition may go on; null where they may.</summary>
    public Exception? Refusal
    {
        get => _refusal;
        set => _refusal = value;
    }

    /// <summary>Whether somebody waits for everything to be committed.</summary>
    public bool IsDraining => Volatile.Read(ref _waiters) > 0;

    public void BeginDraining() => Interlocked.Increment(ref _waiters);

    public void EndDraining() => Interlocked.Decrement(ref _waiters);

    public bool IsPaused(int partition) => _pauses.TryGetValue(partition, out bool isPaused) ? isPaused : _isPausedByDefault;

    public void Pause(int? partition, bool isPaused)
    {
        if (partition is { } one)
        {
            _pauses[one] = isPaused;
        }
        else
        {
            _isPausedByDefault = isPaused;
            _pauses.Clear();
        }
    }
}
