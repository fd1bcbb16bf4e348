using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace EcomIntel.Streaming;

/// <summary>The workers of the partitions that a processor holds.</summary>
internal sealed class PartitionGroup : IPartitionListener
{
    private readonly ProcessorSetup _setup;
    private readonly ConcurrentDictionary<int, PartitionWorker> _workers = new();
    private TaskCompletionSource _progress = NewProgress();
    private volatile PartitionStatus[]? _last;

    public PartitionGroup(ProcessorSetup setup)
    {
        _setup = setup;
        Orders = new PartitionOrders(setup, Interrupt);
        Lag = new LagWatch(setup, () => _workers.Keys);
    }

    /// <summary>What all workers are told.</summary>
    public PartitionOrders Orders { get; }

    /// <summary>Looks at the ends of the held partitions' logs.</summary>
    public LagWatch Lag { get; }

    /// <summary>The membership that the workers belong to.</summary>
    public IEventConsumer? Consumer { get; set; }

    /// <summary>Ends with the next change of any worker's status.</summary>
    public Task Progress => Volatile.Read(ref _progress).Task;

    public ImmutableArray<PartitionStatus> Statuses => _last is { } last ? [.. last] : [.. _workers.Values.Select(worker => worker.Status).OrderBy(status => status.Partition)];

    /// <summary>Why nothing can go on; null while any partition can.</summary>
    public Exception? Failure
    {
        get
        {
            ImmutableArray<PartitionStatus> statuses = Statuses;
            return statuses.Length > 0 && statuses.All(status => status.State == PartitionState.Failed) ? statuses[0].Error : null;
        }
    }

    public void Assigned(IReadOnlyList<int> partitions)
    {
        PartitionWorker[] workers = [.. partitions.Select(partition => new PartitionWorker(_setup, Consumer!, partition, Orders, Progressed))];
        foreach (PartitionWorker worker in workers)
        {
            _workers[worker.Partition] = worker;
        }

        // Only now, so that the failure of one is not taken for the failure of all.
        foreach (PartitionWorker worker in workers)
        {
            worker.Start();
        }
    }

    public void Received(LogBatch batch)
    {
        if (_workers.TryGetValue(batch.Partition, out PartitionWorker? worker))
        {
            worker.Receive(batch);
        }
        else
        {
            batch.Dispose();
        }
    }

    public async ValueTask RevokedAsync(int partition)
    {
        if (_workers.TryRemove(partition, out PartitionWorker? worker))
        {
            using CancellationTokenSource deadline = new(_setup.Options.RevokeTimeout, _setup.TimeProvider);
            await worker.StopAsync(deadline.Token).ConfigureAwait(false);
            End(worker);
        }
    }

    public ValueTask LostAsync(int partition)
    {
        if (_workers.TryRemove(partition, out PartitionWorker? worker))
        {
            End(worker);
        }

        return ValueTask.CompletedTask;
    }

    public void Failed(int partition, Exception cause)
    {
        if (_workers.TryGetValue(partition, out PartitionWorker? worker))
        {
            worker.Fail(cause);
        }
    }

    /// <summary>Lets every worker commit and stop; what is not done at the deadline is dropped.</summary>
    public async ValueTask StopAsync(CancellationToken deadline) =>
        await Task.WhenAll(_workers.Values.Select(worker => worker.StopAsync(deadline).AsTask())).ConfigureAwait(false);

    /// <summary>Drops every worker's memory.</summary>
    public async ValueTask AbortAsync()
    {
        foreach (int partition in _workers.Keys)
        {
            await LostAsync(partition).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until every partition of the topic has done what its log holds.</summary>
    public async Task WaitUntilProcessedAsync(Func<Exception?> ended, CancellationToken cancellationToken)
    {
        Orders.BeginDraining();
        try
        {
            while (true)
            {
                Task progress = Progress;
                ThrowIfFailed(ended());
                if (await IsDoneAsync(cancellationToken).ConfigureAwait(false))
                {
                    return;
                }

                Wake();
                await progress.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            Orders.EndDraining();
        }
    }

    /// <summary>Repairs a partition's state: through its worker, so that it neither meets the repair half done nor goes on with what it remembers; without one, directly.</summary>
    public async ValueTask RepairAsync(int partition, Func<CancellationToken, ValueTask> action, CancellationToken cancellationToken)
    {
        while (_workers.TryGetValue(partition, out PartitionWorker? worker) && !worker.HasEnded)
        {
            PartitionRepair repair = new(action);
            worker.Repair(repair);
            if (await repair.Done.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        await action(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Pauses, and waits for the commits of what was applied.</summary>
    public async Task PauseAsync(int? partition, CancellationToken cancellationToken)
    {
        Orders.Pause(partition, isPaused: true);
        Wake();
        while (true)
        {
            Task progress = Progress;
            if (!Statuses.Any(status => (partition is null || status.Partition == partition) && status.State is PartitionState.Running or PartitionState.Held && Orders.IsPaused(status.Partition)))
            {
                return;
            }

            await progress.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Resume(int? partition)
    {
        Orders.Pause(partition, isPaused: false);
        Wake();
        Progressed();
    }

    public double? WatermarkDelayOf(PartitionStatus status) => (_setup.TimeProvider.GetUtcNow() - status.Watermark)?.TotalSeconds;

    /// <summary>Keeps the statuses as they are, so that whoever asks after the end still learns why.</summary>
    public void KeepStatuses() => _last = [.. Statuses];

    public void Progressed() => Interlocked.Exchange(ref _progress, NewProgress()).TrySetResult();

    private void Interrupt()
    {
        foreach (PartitionWorker worker in _workers.Values)
        {
            worker.Interrupt();
        }
    }

    private void Wake()
    {
        foreach (PartitionWorker worker in _workers.Values)
        {
            worker.Wake();
        }
    }

    private static TaskCompletionSource NewProgress() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A handler that does not stop must not hold up the rest.</summary>
    private static void End(PartitionWorker worker) => _ = worker.DisposeAsync().AsTask();

    private async ValueTask<bool> IsDoneAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<PartitionStatus> before = Statuses;
        TopicDescription topic = await _setup.Transport.DescribeAsync(_setup.Options.Topic, cancellationToken).ConfigureAwait(false);
        for (int partition = 0; partition < topic.Partitions; partition++)
        {
            LogRange range = await _setup.Transport.GetRangeAsync(_setup.Options.Topic, partition, cancellationToken).ConfigureAwait(false);
            if (!_workers.TryGetValue(partition, out PartitionWorker? worker) || !worker.HasDone(range.End))
            {
                return false;
            }
        }

        // One partition may send to another: only a picture in which nothing moved is the end.
        return Statuses.AsSpan().SequenceEqual(before.AsSpan(), ReferenceEqualityComparer.Instance);
    }

    private void ThrowIfFailed(Exception? ended)
    {
        Exception? error = ended ?? Statuses.FirstOrDefault(status => status.Error is not null)?.Error;
        if (error is not null)
        {
            throw new EcomIntelException($"The events will not be processed: {error.Message}", error);
        }
    }
}
