using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace EcomIntel.Streaming;

/// <summary>The workers of the partitions that a processor holds.</summary>
internal sealed class PartitionGroup(ProcessorSetup setup) : IPartitionListener
{
    private readonly ConcurrentDictionary<int, PartitionWorker> _workers = new();
    private TaskCompletionSource _progress = NewProgress();
    private readonly PartitionOrders _orders = new();
    private volatile PartitionStatus[]? _last;
    private LagWatch? _lag;

    /// <summary>Looks at the ends of the held partitions' logs.</summary>
    public LagWatch Lag => _lag ??= new LagWatch(setup, () => _workers.Keys);

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
        PartitionWorker[] workers = [.. partitions.Select(partition => new PartitionWorker(setup, Consumer!, partition, _orders, Progressed))];
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
            using CancellationTokenSource deadline = new(setup.Options.RevokeTimeout, setup.TimeProvider);
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
        _orders.BeginDraining();
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
            _orders.EndDraining();
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

    /// <summary>Stops every partition, held now or later, without a commit of what may be another log's.</summary>
    public void Refuse(EcomIntelException cause)
    {
        setup.Log.TopicChanged(cause.Message);
        _orders.Refusal = cause;
        foreach (PartitionWorker worker in _workers.Values)
        {
            worker.Interrupt();
        }
    }

    /// <summary>Pauses, and waits for the commits of what was applied.</summary>
    public async Task PauseAsync(int? partition, CancellationToken cancellationToken)
    {
        _orders.Pause(partition, isPaused: true);
        Wake();
        while (true)
        {
            Task progress = Progress;
            if (!Statuses.Any(status => (partition is null || status.Partition == partition) && status.State is PartitionState.Running or PartitionState.Held && _orders.IsPaused(status.Partition)))
            {
                return;
            }

            await progress.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Resume(int? partition)
    {
        _orders.Pause(partition, isPaused: false);
        Wake();
        Progressed();
    }

    public double? WatermarkDelayOf(PartitionStatus status) => (setup.TimeProvider.GetUtcNow() - status.Watermark)?.TotalSeconds;

    /// <summary>Keeps the statuses as they are, so that whoever asks after the end still learns why.</summary>
    public void KeepStatuses() => _last = [.. Statuses];

    public void Progressed() => Interlocked.Exchange(ref _progress, NewProgress()).TrySetResult();

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
        TopicDescription topic = await setup.Transport.DescribeAsync(setup.Options.Topic, cancellationToken).ConfigureAwait(false);
        for (int partition = 0; partition < topic.Partitions; partition++)
        {
            LogRange range = await setup.Transport.GetRangeAsync(setup.Options.Topic, partition, cancellationToken).ConfigureAwait(false);
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
