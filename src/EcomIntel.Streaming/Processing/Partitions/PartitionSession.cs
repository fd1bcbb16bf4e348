using System.Diagnostics;

namespace EcomIntel.Streaming;

/// <summary>One ownership of a partition, from its opening to its end: applied records, their commits and the relay of what they sent.</summary>
internal sealed class PartitionSession : IAsyncDisposable
{
    private readonly ProcessorSetup _setup;
    private readonly int _partition;
    private readonly RecordProcessor _processor;
    private readonly CommitSettler _settler;
    private readonly OutgoingRelay _relay;
    private readonly Task _relaying;
    private readonly CancellationTokenSource _end = new();
    private readonly ITimer _timer;
    private readonly Action<PartitionStatus> _report;
    private readonly AsyncSignal _acknowledged = new();
    private readonly long _owner;
    private PartitionMark _committed;
    private long _lastSent = -1;
    private long _acknowledgementCommitted = -1;
    private long _uncommittedSince;

    public PartitionSession(ProcessorSetup setup, int partition, RecordProcessor processor, OpenedPartition opened, Action wake, Action<PartitionStatus> report)
    {
        _setup = setup;
        _partition = partition;
        _processor = processor;
        _owner = opened.Owner;
        _committed = opened.Mark;
        _report = report;
        _settler = new CommitSettler(setup);
        _timer = setup.TimeProvider.CreateTimer(_ => wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _relay = new OutgoingRelay(setup, partition, () =>
        {
            _acknowledged.Set();
            wake();
        });
        Relay(opened.Outgoing);
        _relaying = _relay.RunAsync(_end.Token);
        StreamingTelemetry.Held(setup.Options.Topic, 1);
        Report(PartitionState.Running);
    }

    public long NextOffset => _processor.Changes.NextOffset;

    /// <summary>Whether the oldest uncommitted record has waited long enough, or the commit is full, or all that was sent is acknowledged.</summary>
    public bool IsCommitDue => HasRecords
        ? _processor.Changes.Records >= _setup.Options.MaxCommitRecords || _setup.TimeProvider.GetElapsedTime(_uncommittedSince) >= _setup.Options.CommitInterval
        : _relay.AcknowledgedThrough > _acknowledgementCommitted && _relay.AcknowledgedThrough == _lastSent;

    private bool HasRecords => !_processor.Changes.IsEmpty;

    /// <summary>Applies a batch, with commits where they are due. Returns false where the partition was fenced.</summary>
    public async ValueTask<bool> ApplyAsync(LogBatch batch, CancellationToken stopping, CancellationToken cancellationToken)
    {
        using Activity? activity = StreamingTelemetry.Source.StartActivity("process " + _setup.Options.Topic, ActivityKind.Consumer);
        activity?.SetTag("messaging.operation.type", "process").SetTag("messaging.destination.name", _setup.Options.Topic)
            .SetTag("messaging.destination.partition.id", _partition).SetTag("messaging.batch.message_count", batch.Records.Length);
        int done = 0;
        do
        {
            if (!await WaitForRoomAsync(stopping, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            if (stopping.IsCancellationRequested)
            {
                return true;
            }

            BeginWaiting();
            done = await _processor.ApplyAsync(batch, done, cancellationToken).ConfigureAwait(false);
            if ((IsCommitDue || _processor.HasTooManyDeadLetters) && !await CommitAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            ThrowIfTooManyDeadLetters();
        }
        while (done < batch.Records.Length);
        return true;
    }

    /// <summary>Commits what there is. Returns false where the partition was fenced.</summary>
    public async ValueTask<bool> CommitAsync(CancellationToken cancellationToken)
    {
        long acknowledged = _relay.AcknowledgedThrough;
        if (!HasRecords && acknowledged == _acknowledgementCommitted)
        {
            return true;
        }

        long started = _setup.TimeProvider.GetTimestamp();
        int records = _processor.Changes.Records;
        PartitionCommit commit = WithKept(_processor.HandOver(_owner, acknowledged));
        if (await _settler.CommitAsync(commit, cancellationToken).ConfigureAwait(false) == CommitOutcome.Fenced)
        {
            return false;
        }

        StreamingTelemetry.Committed(_setup.Options.Topic, _partition, _committed.Counts, commit.Mark.Counts, _setup.TimeProvider.GetElapsedTime(started).TotalSeconds);
        _setup.Log.Committed(_partition, records, commit.Mark.NextOffset);
        _committed = commit.Mark;
        _acknowledgementCommitted = acknowledged;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Relay(commit.NewOutgoing);
        Report(PartitionState.Running);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        StreamingTelemetry.Held(_setup.Options.Topic, -1);
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _end.CancelAsync().ConfigureAwait(false);
        await _relaying.ConfigureAwait(false);
        _end.Dispose();
    }

    /// <summary>Holds the partition while more waits to be sent than may. Returns false where it was fenced.</summary>
    private async ValueTask<bool> WaitForRoomAsync(CancellationToken stopping, CancellationToken cancellationToken)
    {
        if (_relay.PendingBytes + _processor.Changes.OutgoingBytes <= _setup.Options.MaxOutgoingBytes)
        {
            return true;
        }

        // Only what is committed can be sent.
        if (!await CommitAsync(cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        bool isHeld = false;
        while (_relay.PendingBytes > _setup.Options.MaxOutgoingBytes && !stopping.IsCancellationRequested)
        {
            if (!isHeld)
            {
                _setup.Log.OutgoingFull(_partition, _relay.PendingBytes);
                Report(PartitionState.Held);
                isHeld = true;
            }

            await _acknowledged.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Report(PartitionState.Running);
        return true;
    }

    private void BeginWaiting()
    {
        if (!HasRecords)
        {
            _uncommittedSince = _setup.TimeProvider.GetTimestamp();
            _timer.Change(_setup.Options.CommitInterval, _setup.Options.CommitInterval);
        }
    }

    private void Relay(IReadOnlyList<OutgoingRow> rows)
    {
        if (rows.Count > 0)
        {
            _lastSent = rows[^1].Number;
            _relay.Enqueue(rows);
        }
    }

    private void ThrowIfTooManyDeadLetters()
    {
        if (_processor.HasTooManyDeadLetters)
        {
            throw new PartitionRefusedException(
                $"Partition {_partition} is stopped: the last {_processor.Changes.DeadLettersInARow} records up to offset {NextOffset - 1} were all dead letters. " +
                $"See their reasons in '{_setup.Options.DeadLetterTopic}', mend the sender, and start again; raise MaxDeadLettersInARow to let more pass.")
            {
                Partition = _partition,
            };
        }
    }

    /// <summary>Adds what was too large to be sent, so that the store keeps it from the moment on that its row counts as acknowledged.</summary>
    private PartitionCommit WithKept(PartitionCommit commit)
    {
        IReadOnlyList<StateRow> kept = _relay.TakeKept(commit.AcknowledgedThrough);
        return kept.Count == 0 ? commit : commit with { Rows = [.. commit.Rows, .. kept] };
    }

    private void Report(PartitionState state) => _report(new PartitionStatus(_partition, state, _committed.NextOffset)
    {
        Counts = _committed.Counts,
        Watermark = _committed.Watermark == long.MinValue ? null : EpochTime.FromMicroseconds(_committed.Watermark),
        OutgoingBytes = _acknowledgementCommitted >= _lastSent ? 0 : Math.Max(1, _relay.PendingBytes),
    });
}
