using System.Threading.Channels;

namespace EcomIntel.Streaming;

/// <summary>
/// Works on one assigned partition: opens it, applies what arrives, commits, and opens it again where it was fenced though still assigned. Everything happens
/// in <see cref="RunAsync"/>, one message after the other; the other members only put messages into the mailbox.
/// </summary>
internal sealed class PartitionWorker : IAsyncDisposable
{
    private readonly ProcessorSetup _setup;
    private readonly IEventConsumer _consumer;
    private readonly Func<bool> _isDraining;
    private readonly Action _progressed;
    private readonly Channel<WorkerMessage> _mailbox = Channel.CreateUnbounded<WorkerMessage>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private Task _run = Task.CompletedTask;
    private volatile PartitionStatus _status;
    private readonly Lock _pressure = new();
    private int _queued;
    private bool _isHeldBack;

    public PartitionWorker(ProcessorSetup setup, IEventConsumer consumer, int partition, Func<bool> isDraining, Action progressed)
    {
        _setup = setup;
        _consumer = consumer;
        _isDraining = isDraining;
        _progressed = progressed;
        Partition = partition;
        _status = new PartitionStatus(partition, PartitionState.Opening, 0);
    }

    public int Partition { get; }

    public PartitionStatus Status => _status;

    /// <summary>Whether everything up to an offset is committed and everything that it sent is acknowledged and that committed too.</summary>
    public bool HasDone(long offset) => _status is { State: PartitionState.Running, OutgoingBytes: 0 } status && status.NextOffset >= offset;

    public void Start() => _run = RunAsync();

    public void Receive(LogBatch batch)
    {
        Queue(batch.Records.Length);
        if (!_mailbox.Writer.TryWrite(new WorkerMessage(batch)))
        {
            batch.Dispose();
        }
    }

    /// <summary>Fails once what arrived before is applied and committed.</summary>
    public void Fail(Exception error) => _mailbox.Writer.TryWrite(new WorkerMessage(null, error));

    public void Wake() => _mailbox.Writer.TryWrite(WorkerMessage.Wake);

    /// <summary>Commits what is applied and stops. At the deadline it is told to drop the rest, and no longer waited for: the fence keeps it from doing harm.</summary>
    public async ValueTask StopAsync(CancellationToken deadline)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Wake();
        await _run.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_run.IsCompleted)
        {
            _setup.Log.NotCommitted(Partition);
            await _abort.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Stops without a commit, and returns when all is over.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _abort.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        _stop.Dispose();
        _abort.Dispose();
    }

    private async Task RunAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        CancellationToken cancellationToken = _abort.Token;
        CancellationToken stopping = _stop.Token;
        try
        {
            PartitionOpening opening = new(_setup, Partition, state => Report(_status with { State = state }));
            while (!stopping.IsCancellationRequested)
            {
                (RecordProcessor processor, OpenedPartition opened) = await opening.OpenAsync(stopping).ConfigureAwait(false);
                if (await OwnAsync(processor, opened, stopping, cancellationToken).ConfigureAwait(false))
                {
                    continue;
                }

                StreamingTelemetry.Fenced(_setup.Options.Topic, Partition);
                _setup.Log.Fenced(Partition);
                Report(new PartitionStatus(Partition, PartitionState.Opening, 0));
                await Task.Delay(_setup.Options.RetryDelay, _setup.TimeProvider, stopping).ConfigureAwait(false);
            }

            _setup.Log.Closed(Partition, _status.NextOffset);
            Report(_status with { State = PartitionState.Closed });
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Report(_status with { State = PartitionState.Closed });
        }
        catch (Exception error)
        {
            StreamingTelemetry.Failed(_setup.Options.Topic, Partition);
            _setup.Log.Failed(error, Partition);
            _consumer.Hold(Partition);
            Report(_status with { State = PartitionState.Failed, Error = error });
        }
        finally
        {
            _mailbox.Writer.TryComplete();
            while (_mailbox.Reader.TryRead(out WorkerMessage message))
            {
                message.Batch?.Dispose();
            }
        }
    }

    /// <summary>Works until the end of this ownership. Returns false where it was fenced.</summary>
    private async ValueTask<bool> OwnAsync(RecordProcessor processor, OpenedPartition opened, CancellationToken stopping, CancellationToken cancellationToken)
    {
        PartitionSession session = new(_setup, Partition, processor, opened, Wake, Report);
        await using (session.ConfigureAwait(false))
        {
            _setup.Log.Opened(Partition, opened.Owner, processor.Changes.NextOffset);
            _consumer.Start(Partition, processor.Changes.NextOffset);
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

            bool isIdle = !_mailbox.Reader.TryRead(out WorkerMessage message);
            if (isIdle)
            {
                if (session.IsCommitDue || _isDraining())
                {
                    if (!await session.CommitAsync(cancellationToken).ConfigureAwait(false))
                    {
                        return false;
                    }
                }

                message = await _mailbox.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }

            if (message.Batch is { } batch && !await ApplyAsync(session, batch, stopping, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            if ((session.IsCommitDue || message.Failure is not null) && !await session.CommitAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            if (message.Failure is { } failure)
            {
                throw new PartitionRefusedException($"Partition {Partition} is stopped: its log cannot be read on from offset {session.NextOffset}. {failure.Message}", failure) { Partition = Partition };
            }
        }
    }

    private async ValueTask<bool> ApplyAsync(PartitionSession session, LogBatch batch, CancellationToken stopping, CancellationToken cancellationToken)
    {
        using (batch)
        {
            Queue(-batch.Records.Length);
            if (batch.StartOffset > session.NextOffset)
            {
                // Left over from before the partition was opened again: what lies between was not delivered to this owner.
                _consumer.Start(Partition, session.NextOffset);
                return true;
            }

            return await session.ApplyAsync(batch, stopping, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Holds the delivery while too much waits. Under a lock, so that a hold cannot overtake the release that follows it.</summary>
    private void Queue(int records)
    {
        lock (_pressure)
        {
            _queued += records;
            if (!_isHeldBack && _queued > _setup.Options.MaxQueuedRecords)
            {
                _isHeldBack = true;
                _consumer.Hold(Partition);
            }
            else if (_isHeldBack && _queued <= _setup.Options.MaxQueuedRecords / 2)
            {
                _isHeldBack = false;
                _consumer.Release(Partition);
            }
        }
    }

    private void Report(PartitionStatus status)
    {
        _status = status;
        _progressed();
    }
}
