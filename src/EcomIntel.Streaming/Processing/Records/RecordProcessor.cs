namespace EcomIntel.Streaming;

/// <summary>
/// Applies the records of one opened partition, one after the other. All that it changes is a function of the records and the state before:
/// no clock, no other thread. Thrown away whole where a commit is refused.
/// </summary>
internal sealed class RecordProcessor
{
    private readonly ProcessorSetup _setup;
    private readonly int _partition;
    private readonly long _futureTolerance;
    private readonly EventIdWindow _eventIds;
    private readonly OutgoingRecords _outgoing;
    private readonly EventReading _reading;
    private readonly BatchCustomers _customers;
    private readonly HandlerChain _handlers;
    private readonly RowBuffer _rows = new();
    private long _eventTime;
    private UInt128 _id;
    private ulong _payload;

    public RecordProcessor(ProcessorSetup setup, TopicDescription topic, int partition, OpenedPartition opened)
    {
        _setup = setup;
        _partition = partition;
        _futureTolerance = setup.Options.FutureTolerance.Ticks / TimeSpan.TicksPerMicrosecond;
        _eventIds = new EventIdWindow(opened.EventIds, setup.Options.DuplicateHorizon, setup.Options.DuplicateCapacity);
        _outgoing = new OutgoingRecords(topic, setup.Options, partition);
        _reading = new EventReading(setup.Json);
        _handlers = new HandlerChain(setup, partition, _reading);
        _customers = new BatchCustomers(setup, partition, topic.Partitions, _handlers.Caches);
        PartitionCount = topic.Partitions;
        Changes = new PartitionChanges(opened.Mark, setup.Options.Lateness);
    }

    public PartitionChanges Changes { get; }

    public int PartitionCount { get; }

    public int RememberedEventIds => _eventIds.Count;

    /// <summary>The time of records over which copies are recognised; null where none is remembered.</summary>
    public TimeSpan? DuplicateHorizon => _eventIds.OldestRecordTime is { } oldest ? TimeSpan.FromMicroseconds(Changes.HighestRecordTime - oldest) : null;

    /// <summary>Whether so many dead letters came in a row that the partition has to stop.</summary>
    public bool HasTooManyDeadLetters { get; private set; }

    /// <summary>Applies records of a batch until the commit is full or the partition has to stop.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="first">The index of the first record.</param>
    /// <param name="cancellationToken">Stops; this processor is of no use afterwards.</param>
    /// <returns>The index of the first record that is not done.</returns>
    public async ValueTask<int> ApplyAsync(LogBatch batch, int first, CancellationToken cancellationToken)
    {
        int end = Math.Min(batch.Records.Length, first + _setup.Options.MaxCommitRecords - Changes.Records);
        if (_customers.MoveTo(batch.Records.Span[first..end], Changes.NextOffset))
        {
            await _customers.LoadAsync(cancellationToken).ConfigureAwait(false);
        }

        int last = -1;
        int index = first;
        while (index < end && !HasTooManyDeadLetters)
        {
            index = ApplyUntilPending(batch.Records.Span[..end], first, index, ref last, out Task<HandlerOutcome>? pending, cancellationToken);
            if (pending is not null)
            {
                HandlerOutcome outcome = await pending.ConfigureAwait(false);
                Complete(batch.Records.Span[index], outcome);
                last = index++;
            }
        }

        if (last >= 0)
        {
            LogRecord seen = batch.Records.Span[last];
            Changes.LastRecord = new LastRecord(seen.Offset, seen.LeaderEpoch, HashOf(seen));
        }

        if (index == batch.Records.Length)
        {
            Changes.MoveTo(Math.Max(Changes.NextOffset, batch.NextOffset));
        }

        return index;
    }

    /// <summary>Makes a commit of what changed since the last, which has to be settled by now: its rows' bytes are used again.</summary>
    public PartitionCommit HandOver(long owner, long acknowledgedThrough)
    {
        _rows.Clear();
        foreach (IStateCache? cache in _handlers.Caches)
        {
            cache?.Collect(_rows);
        }

        PartitionCommit commit = Changes.HandOver(_partition, owner, _rows.Rows, acknowledgedThrough);
        _customers.Trim();
        return commit;
    }

    /// <summary>By what a record is known again.</summary>
    public static ulong HashOf(in LogRecord record) =>
        Hash128.Low(record.Value is { } value ? value.Span : []) + (31 * Hash128.Low(record.Key is { } key ? key.Span : []));

    /// <summary>Applies records as long as handlers complete at once. Where one does not, returns the index of its record and what to wait for.</summary>
    private int ApplyUntilPending(ReadOnlySpan<LogRecord> records, int first, int index, ref int last, out Task<HandlerOutcome>? pending, CancellationToken cancellationToken)
    {
        pending = null;
        for (; index < records.Length && !HasTooManyDeadLetters; index++)
        {
            ref readonly LogRecord record = ref records[index];
            if (record.Offset < Changes.NextOffset)
            {
                continue;
            }

            Changes.Begin(record.Offset);
            if (Examine(record, _customers[index - first]))
            {
                if (!_handlers.TryHandle(cancellationToken, out pending))
                {
                    return index;
                }

                Complete(record, default);
            }
            else
            {
                Passed(record);
            }

            last = index;
        }

        return index;
    }

    /// <summary>Decides by the record alone. Returns whether it is an event for the handlers; whatever else it is, it is done with.</summary>
    private bool Examine(in LogRecord record, CustomerEntry? customer)
    {
        ReadOnlyMemory<byte> value = record.Value ?? default;
        if (_reading.Read(value) is { } rejection)
        {
            DeadLetter(record, rejection.Reason, null, 0);
            return false;
        }

        // No customer: the record lies in a partition that is not its key's.
        if (customer is null || !_reading.HasKey(customer.Utf8))
        {
            Misroute(record);
            return false;
        }

        _eventTime = EpochTime.ToMicroseconds(_reading.Time);
        if (_eventTime - record.Timestamp > _futureTolerance)
        {
            DeadLetter(record, DeadLetterReason.FromTheFuture, null, 0);
            return false;
        }

        _id = _reading.HashOfId();
        _payload = Hash128.Low(value.Span);
        switch (_eventIds.Recognise(_id, _payload))
        {
            case Recognition.Duplicate:
                Changes.Duplicate();
                return false;
            case Recognition.Conflict:
                DeadLetter(record, DeadLetterReason.EventIdConflict, null, 0);
                return false;
            default:
                _handlers.Context.MoveTo(customer, record, _eventTime < Changes.Watermark);
                return true;
        }
    }

    /// <summary>Makes the effects of all handlers stay, or none.</summary>
    private void Complete(in LogRecord record, in HandlerOutcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            DeadLetter(record, failure is EventRejectedException { Reason: { } reason } ? reason : DeadLetterReason.HandlerFailed, failure, outcome.Attempts);
        }
        else
        {
            IReadOnlyList<OutgoingRecord> sent = _handlers.Context.Sent;
            for (int i = 0; i < sent.Count; i++)
            {
                Changes.Send(_outgoing.Numbered(sent[i], record, i));
            }

            _handlers.Context.Accept();
            // Only what took effect is remembered: a dead letter may come again and must not pass for a copy.
            Changes.Applied(_eventTime, record.Timestamp);
            EventIdEntry entry = new(_id, _payload, record.Timestamp, record.Offset);
            Changes.Remembered(entry, _eventIds.Add(entry, Changes.HighestRecordTime));
        }

        Passed(record);
    }

    private void Passed(in LogRecord record) => Changes.MoveTo(record.Offset + 1);

    private void Misroute(in LogRecord record)
    {
        if (_setup.Options.Misrouted == Misrouted.Resend)
        {
            Changes.Resent(_outgoing.Resent(record, _reading.Key()));
        }
        else
        {
            DeadLetter(record, DeadLetterReason.Misrouted, null, 0);
        }
    }

    private void DeadLetter(in LogRecord record, string reason, Exception? error, int attempts)
    {
        Changes.DeadLetter(_outgoing.DeadLetter(record, reason, error, attempts));
        HasTooManyDeadLetters = Changes.DeadLettersInARow >= _setup.Options.MaxDeadLettersInARow;
        _setup.Log.DeadLetter(_partition, record.Offset, reason);
    }
}
