using System.Collections.Concurrent;
using System.Threading.Channels;

namespace EcomIntel.Streaming;

/// <summary>
/// Works on one assigned partition: opens it, applies what arrives, commits, and opens it again where it was fenced though still assigned, or repaired. Everything
/// happens in <see cref="RunAsync"/>, one message after the other; the other members only put messages into the mailbox.
/// </summary>
internal sealed class PartitionWorker : IAsyncDisposable
{
    private readonly ProcessorSetup _setup;
    private readonly PartitionOrders _orders;
    private readonly Action _progressed;
    private readonly Channel<WorkerMessage> _mailbox = Channel.CreateUnbounded<WorkerMessage>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Queue<WorkerMessage> _parked = [];
    private readonly ConcurrentQueue<PartitionRepair> _repairs = new();
    private readonly DeliveryValve _delivery;

    // Never disposed, because they have neither a timer nor a wait handle, and may be cancelled at any moment, also after the end.
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private volatile CancellationTokenSource _round = new();
    private Task _run = Task.CompletedTask;
    private volatile PartitionStatus _status;
    private volatile bool _hasEnded;
    private bool _isPaused;

    public PartitionWorker(ProcessorSetup setup, IEventConsumer consumer, int partition, PartitionOrders orders, Action progressed)
    {
        _setup = setup;
        _orders = orders;
        _progressed = progressed;
        _delivery = new DeliveryValve(consumer, partition, setup.Options.MaxQueuedRecords);
        Partition = partition;
        _status = new PartitionStatus(partition, PartitionState.Opening, 0);
    }

    public int Partition { get; }

    public PartitionStatus Status => _status;

    public bool HasEnded => _hasEnded;

    /// <summary>Whether everything up to an offset is committed and everything that it sent is acknowledged and that committed too.</summary>
    public bool HasDone(long offset) => _status is { State: PartitionState.Running or PartitionState.Paused, OutgoingBytes: 0 } status && status.NextOffset >= offset;

    public void Start() => _run = RunAsync();

    public void Receive(LogBatch batch)
    {
        _delivery.Queue(batch.Records.Length);
        if (!_mailbox.Writer.TryWrite(new WorkerMessage(batch)))
        {
            batch.Dispose();
        }
    }

    /// <summary>Fails once what arrived before is applied and committed.</summary>
    public void Fail(Exception error) => _mailbox.Writer.TryWrite(new WorkerMessage(null, error));

    public void Wake() => _mailbox.Writer.TryWrite(WorkerMessage.Wake);

    /// <summary>Drops what is not committed, repairs, and opens the partition again, also where it had failed.</summary>
    public void Repair(PartitionRepair repair)
    {
        _repairs.Enqueue(repair);
        Interrupt();
        if (HasEnded)
        {
            AbandonRepairs();
        }
    }

    /// <summary>Drops what is not committed and begins another round, which does what was ordered meanwhile.</summary>
    public void Interrupt()
    {
        _ = _round.CancelAsync();
        Wake();
    }

    /// <summary>Commits what is applied and stops. At the deadline it is told to drop the rest, and no longer waited for: the fence keeps it from doing harm.</summary>
    public async ValueTask StopAsync(CancellationToken deadline)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Wake();
        await _run.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_run.IsCompleted)
        {
            _setup.Log.NotCommitted(Partition);
            await AbortAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Stops without a commit, and returns when all is over.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await AbortAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
    }

    private async Task AbortAsync()
    {
        await _abort.CancelAsync().ConfigureAwait(false);
        await _round.CancelAsync().ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        CancellationToken stopping = _stop.Token;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                await RunRoundAsync(stopping).ConfigureAwait(false);
            }

            _setup.Log.Closed(Partition, _status.NextOffset);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped before it was open.
        }
        finally
        {
            Report(_status with { State = _status.State == PartitionState.Failed ? PartitionState.Failed : PartitionState.Closed });
            _hasEnded = true;
            AbandonRepairs();
            _mailbox.Writer.TryComplete();
            DropMail();
        }
    }

    /// <summary>Opens the partition and works until it is fenced, interrupted or stopped. After a failure it waits for a repair.</summary>
    private async ValueTask RunRoundAsync(CancellationToken stopping)
    {
        _round = new CancellationTokenSource();
        CancellationToken round = _round.Token;
        if (_abort.IsCancellationRequested)
        {
            await _round.CancelAsync().ConfigureAwait(false);
        }

        try
        {
            while (_repairs.TryDequeue(out PartitionRepair? repair))
            {
                Report(_status with { State = PartitionState.Opening, Error = null });
                await repair.RunAsync(stopping).ConfigureAwait(false);
                _orders.Forgive();
            }

            if (_orders.Refusal is { } refusal)
            {
                throw PartitionOrders.Stopped(Partition, refusal);
            }

            await OpenAndWorkAsync(stopping, round).ConfigureAwait(false);
        }
        catch (Exception) when (!stopping.IsCancellationRequested && round.IsCancellationRequested)
        {
            // Interrupted: the next round sees why. Some stores fail in their own way where they are cancelled.
        }
        catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            StreamingTelemetry.Failed(_setup.Options.Topic, Partition);
            _setup.Log.Failed(error, Partition);
            _delivery.Stop();
            Report(_status with { State = PartitionState.Failed, Error = error });
            if (error is PartitionRefusedException { ConcernsTopic: true })
            {
                _orders.Refuse(error);
            }

            while (_repairs.IsEmpty)
            {
                Drop(await _mailbox.Reader.ReadAsync(stopping).ConfigureAwait(false));
            }
        }
    }

    private async ValueTask OpenAndWorkAsync(CancellationToken stopping, CancellationToken round)
    {
        using CancellationTokenSource opening = CancellationTokenSource.CreateLinkedTokenSource(stopping, round);
        PartitionOpening partition = new(_setup, Partition, _orders, state => Report(_status with { State = state }));
        (RecordProcessor processor, OpenedPartition opened) = await partition.OpenAsync(opening.Token).ConfigureAwait(false);
        if (await OwnAsync(processor, opened, stopping, round).ConfigureAwait(false))
        {
            return;
        }

        StreamingTelemetry.Fenced(_setup.Options.Topic, Partition);
        _setup.Log.Fenced(Partition);
        Report(new PartitionStatus(Partition, PartitionState.Opening, 0));
        await Task.Delay(_setup.Options.RetryDelay, _setup.TimeProvider, opening.Token).ConfigureAwait(false);
    }

    /// <summary>Works until the end of this ownership. Returns false where it was fenced.</summary>
    private async ValueTask<bool> OwnAsync(RecordProcessor processor, OpenedPartition opened, CancellationToken stopping, CancellationToken cancellationToken)
    {
        _isPaused = false;
        PartitionSession session = new(_setup, Partition, processor, opened, Wake, Report, _delivery.Committed);
        await using (session.ConfigureAwait(false))
        {
            _setup.Log.Opened(Partition, opened.Owner, processor.Changes.NextOffset);

            // What an owner before left over is delivered again.
            DropMail();
            _delivery.Start(processor.Changes.NextOffset);
            return await WorkAsync(session, stopping, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> WorkAsync(PartitionSession session, CancellationToken stopping, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (stopping.IsCancellationRequested)
            {
                // A refusal is ordinary here: the next owner may have come first.
                await session.CommitAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }

            if (_orders.IsPaused(Partition) != _isPaused && !await SwitchPauseAsync(session, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            WorkerMessage message = default;
            bool isIdle = !(!_isPaused && _parked.TryDequeue(out message)) && !_mailbox.Reader.TryRead(out message);
            if (isIdle)
            {
                if (!await session.AdvanceAsync(commitAll: _orders.IsDraining, cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }

                message = await _mailbox.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }

            if (_isPaused && message != WorkerMessage.Wake)
            {
                _parked.Enqueue(message);
                continue;
            }

            if (message.Batch is { } batch && !await ApplyAsync(session, batch, stopping, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            if (!await session.AdvanceAsync(commitAll: message.Failure is not null, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            if (message.Failure is { } failure)
            {
                throw new PartitionRefusedException($"Partition {Partition} is stopped: its log cannot be read on from offset {session.NextOffset}. {failure.Message}", failure) { Partition = Partition };
            }
        }
    }

    /// <summary>Begins or ends a pause. Returns false where the partition was fenced.</summary>
    private async ValueTask<bool> SwitchPauseAsync(PartitionSession session, CancellationToken cancellationToken)
    {
        if (!_isPaused && !await session.CommitAsync(cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        _isPaused = !_isPaused;
        _delivery.Pause(_isPaused);
        Report(_status with { State = PartitionState.Running });
        return true;
    }

    private async ValueTask<bool> ApplyAsync(PartitionSession session, LogBatch batch, CancellationToken stopping, CancellationToken cancellationToken)
    {
        using (batch)
        {
            _delivery.Queue(-batch.Records.Length);
            if (batch.StartOffset > session.NextOffset)
            {
                // Left over from before the partition was opened again: what lies between was not delivered to this owner.
                _delivery.Start(session.NextOffset);
                return true;
            }

            return await session.ApplyAsync(batch, stopping, cancellationToken).ConfigureAwait(false);
        }
    }

    private void DropMail()
    {
        while (_parked.TryDequeue(out WorkerMessage message) || _mailbox.Reader.TryRead(out message))
        {
            Drop(message);
        }
    }

    private void Drop(WorkerMessage message)
    {
        if (message.Batch is { } batch)
        {
            _delivery.Queue(-batch.Records.Length);
            batch.Dispose();
        }
    }

    private void AbandonRepairs()
    {
        while (_repairs.TryDequeue(out PartitionRepair? repair))
        {
            repair.Abandon();
        }
    }

    private void Report(PartitionStatus status)
    {
        _status = _isPaused && status.State == PartitionState.Running ? status with { State = PartitionState.Paused } : status;
        _progressed();
    }
}
