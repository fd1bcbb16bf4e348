using System.Diagnostics;

namespace EcomIntel.Streaming;

/// <summary>
/// One ownership of a partition, from its opening to its end: applied records, their commits and the relay of what they sent. While the store works on one commit
/// the records of the next are applied, and not a record more until it is known what became of the first.
/// </summary>
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
    private readonly Action _wake;
    private readonly Action<PartitionStatus> _report;
    private readonly Action<long> _committedTo;
    private readonly AsyncSignal _acknowledged = new();
    private readonly UnsentRows _unsent = new();
    private readonly long _owner;
    private PartitionMark _committed;
    private CommitUnderWay? _underWay;
    private long _lastSent = -1;
    private long _told;
    private long _acknowledgementCommitted = -1;
    private long _uncommittedSince;

    /// <param name="setup">What all partitions share.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="processor">Applies the records.</param>
    /// <param name="opened">What the store handed out.</param>
    /// <param name="wake">Called from any thread when there may be something to do: <see cref="AdvanceAsync(bool, CancellationToken)"/> finds out.</param>
    /// <param name="report">Told how the partition stands.</param>
    /// <param name="committedTo">Told the offset before which everything is committed and sent, after each commit that moved it.</param>
    public PartitionSession(
        ProcessorSetup setup, int partition, RecordProcessor processor, OpenedPartition opened, Action wake, Action<PartitionStatus> report, Action<long> committedTo)
    {
        _setup = setup;
        _partition = partition;
        _processor = processor;
        _owner = opened.Owner;
        _committed = opened.Mark;
        _told = opened.Mark.NextOffset;
        _wake = wake;
        _report = report;
        _committedTo = committedTo;
        _settler = new CommitSettler(setup);
        _timer = setup.TimeProvider.CreateTimer(_ => wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _relay = new OutgoingRelay(setup, partition, () =>
        {
            _acknowledged.Set();
            wake();
        });
        Relay(opened.Outgoing);
        _relaying = _relay.RunAsync(_end.Token);
        Report(PartitionState.Running);
    }

    public long NextOffset => _processor.Changes.NextOffset;

    private bool HasRecords => !_processor.Changes.IsEmpty;

    private bool IsFull => _processor.Changes.Records >= _setup.Options.MaxCommitRecords;

    /// <summary>Whether the oldest record that is in no commit yet has waited long enough, or the commit is full, or all that was sent is acknowledged.</summary>
    private bool IsCommitDue => HasRecords
        ? IsFull || _setup.TimeProvider.GetElapsedTime(_uncommittedSince) >= _setup.Options.CommitInterval
        : _relay.AcknowledgedThrough > _acknowledgementCommitted && _relay.AcknowledgedThrough == _lastSent;

    /// <summary>Applies a batch, with commits where they are due. Returns false where the partition was fenced.</summary>
    public async ValueTask<bool> ApplyAsync(LogBatch batch, CancellationToken stopping, CancellationToken cancellationToken)
    {
        using Activity? activity = StreamingTelemetry.StartProcess(_setup.Options, batch);
        long started = _setup.TimeProvider.GetTimestamp();
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
            bool hasTooMany = _processor.HasTooManyDeadLetters;
            if (!await AdvanceAsync(commitAll: hasTooMany, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            if (hasTooMany)
            {
                throw TooManyDeadLetters();
            }
        }
        while (done < batch.Records.Length);
        StreamingTelemetry.Processed(_setup.Options.Topic, _partition, _setup.TimeProvider.GetElapsedTime(started));
        return true;
    }

    /// <summary>Notes a commit that is done, and hands the next one over where it is due. Returns false where the partition was fenced.</summary>
    /// <param name="commitAll">Whether to commit what there is, due or not, and to wait for it. Without, the wait is for a full commit's predecessor alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ValueTask<bool> AdvanceAsync(bool commitAll, CancellationToken cancellationToken) => commitAll ? CommitAsync(cancellationToken) : AdvanceAsync(cancellationToken);

    private async ValueTask<bool> AdvanceAsync(CancellationToken cancellationToken)
    {
        if ((_underWay is { Outcome.IsCompleted: true } || IsFull) && !await SettleAsync().ConfigureAwait(false))
        {
            return false;
        }

        if (_underWay is null && IsCommitDue)
        {
            HandOver(cancellationToken);
        }

        return true;
    }

    /// <summary>Commits what there is and waits for it. Returns false where the partition was fenced.</summary>
    public async ValueTask<bool> CommitAsync(CancellationToken cancellationToken)
    {
        if (!await SettleAsync().ConfigureAwait(false))
        {
            return false;
        }

        if (HasRecords || _relay.AcknowledgedThrough != _acknowledgementCommitted)
        {
            HandOver(cancellationToken);
        }

        return await SettleAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_underWay is { } last)
        {
            // The partition failed or was interrupted meanwhile; what was committed before counts all the same.
            await ((Task)last.Outcome).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _ = last.Outcome.IsCompletedSuccessfully && await SettleAsync().ConfigureAwait(false);
        }

        await _timer.DisposeAsync().ConfigureAwait(false);
        await _end.CancelAsync().ConfigureAwait(false);
        await _relaying.ConfigureAwait(false);
        _end.Dispose();
    }

    /// <summary>Begins a commit of all that was applied. The one before must be settled.</summary>
    private void HandOver(CancellationToken cancellationToken)
    {
        int records = _processor.Changes.Records;
        long bytes = _processor.Changes.OutgoingBytes;
        PartitionCommit commit = WithKept(_processor.HandOver(_owner, _relay.AcknowledgedThrough));
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _underWay = new CommitUnderWay(commit, records, bytes, _setup.TimeProvider.GetTimestamp(), StoreAsync(commit, cancellationToken));
        _ = WakeAfterAsync(_underWay.Outcome);
    }

    private async Task<CommitOutcome> StoreAsync(PartitionCommit commit, CancellationToken cancellationToken)
    {
        // A store may do all its work before it returns.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return await _settler.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
    }

    private async Task WakeAfterAsync(Task commit)
    {
        await commit.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _wake();
    }

    /// <summary>Waits for the commit under way and notes what became of it. Returns false where the partition was fenced.</summary>
    private async ValueTask<bool> SettleAsync()
    {
        if (_underWay is not { } done)
        {
            return true;
        }

        CommitOutcome outcome = await done.Outcome.ConfigureAwait(false);
        _underWay = null;
        if (outcome == CommitOutcome.Fenced)
        {
            return false;
        }

        PartitionMark mark = done.Commit.Mark;
        StreamingTelemetry.Committed(_setup.Options.Topic, _partition, _committed.Counts, mark.Counts, _setup.TimeProvider.GetElapsedTime(done.Started).TotalSeconds);
        _setup.Log.Committed(_partition, done.Records, mark.NextOffset);
        _committed = mark;
        _acknowledgementCommitted = done.Commit.AcknowledgedThrough;
        Relay(done.Commit.NewOutgoing);
        Tell();
        Report(PartitionState.Running);
        return true;
    }

    /// <summary>Tells the group how far it may be believed: a rebuild sends nothing before that, so that no row that waits may come from before it.</summary>
    private void Tell()
    {
        _unsent.Acknowledged(_acknowledgementCommitted);
        long sentBefore = Math.Max(_unsent.SentBefore(_committed.NextOffset), _committed.QuietBefore);
        if (sentBefore != _told)
        {
            _told = sentBefore;
            _committedTo(sentBefore);
        }
    }

    /// <summary>Holds the partition while more waits to be sent than may. Returns false where it was fenced.</summary>
    private async ValueTask<bool> WaitForRoomAsync(CancellationToken stopping, CancellationToken cancellationToken)
    {
        if (_relay.PendingBytes + (_underWay?.OutgoingBytes ?? 0) + _processor.Changes.OutgoingBytes <= _setup.Options.MaxOutgoingBytes)
        {
            return true;
        }

        // Only what is committed can be sent.
        if (!await CommitAsync(cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        bool isHeld = false;
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        while (_relay.PendingBytes > _setup.Options.MaxOutgoingBytes && !either.IsCancellationRequested)
        {
            if (!isHeld)
            {
                _setup.Log.OutgoingFull(_partition, _relay.PendingBytes);
                Report(PartitionState.Held);
                isHeld = true;
            }

            await _acknowledged.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellationToken.ThrowIfCancellationRequested();

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
            _unsent.Add(rows);
            _relay.Enqueue(rows);
        }
    }

    private PartitionRefusedException TooManyDeadLetters() => new(
        $"Partition {_partition} is stopped: the last {_processor.Changes.DeadLettersInARow} records up to offset {NextOffset - 1} were all dead letters. " +
        $"See their reasons in '{_setup.Options.DeadLetterTopic}', mend the sender, and start again; raise MaxDeadLettersInARow to let more pass.")
    {
        Partition = _partition,
    };

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
        OutgoingRows = _relay.PendingRows,
        RememberedEventIds = _processor.RememberedEventIds,
        DuplicateHorizon = _processor.DuplicateHorizon,
        RebuildsUntil = _committed.NextOffset < _committed.QuietBefore ? _committed.QuietBefore : null,
    });
}
