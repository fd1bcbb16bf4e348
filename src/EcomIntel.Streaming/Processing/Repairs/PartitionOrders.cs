using System.Collections.Concurrent;

namespace EcomIntel.Streaming;

/// <summary>What the workers of a processor are told besides records: whether to pause, to refuse, to commit at once. Survives a partition's coming and going.</summary>
/// <param name="setup">What all partitions share.</param>
/// <param name="interrupt">Makes every worker look at its orders at once.</param>
internal sealed class PartitionOrders(ProcessorSetup setup, Action interrupt)
{
    private readonly TopicIdentity _topic = new(setup.Options.Topic);
    private readonly ConcurrentDictionary<int, bool> _pauses = new();
    private volatile bool _isPausedByDefault;
    private volatile Exception? _refusal;
    private int _waiters;

    /// <summary>Why no partition may go on; null where they may.</summary>
    public Exception? Refusal => _refusal;

    /// <summary>Whether somebody waits for everything to be committed.</summary>
    public bool IsDraining => Volatile.Read(ref _waiters) > 0;

    /// <summary>
    /// How the topic differs from the one that was described first; null where it does not. Where it does, every partition is stopped, held now or later, without a
    /// commit of what may be another log's.
    /// </summary>
    public Exception? ChangeTo(TopicDescription now)
    {
        EcomIntelException? change = _topic.ChangeTo(now);
        if (change is not null)
        {
            Refuse(change);
        }

        return change;
    }

    /// <summary>What a partition that may not go on fails with.</summary>
    public static PartitionRefusedException Stopped(int partition, Exception cause) => new($"Partition {partition} is stopped: {cause.Message}", cause) { Partition = partition };

    /// <summary>Stops every partition.</summary>
    public void Refuse(Exception cause)
    {
        if (Interlocked.CompareExchange(ref _refusal, cause, null) is null)
        {
            setup.Log.TopicChanged(cause.Message);
            interrupt();
        }
    }

    /// <summary>Lets a partition be tried again after a repair; if the cause is still there, it is found again.</summary>
    public void Forgive() => _refusal = null;

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
