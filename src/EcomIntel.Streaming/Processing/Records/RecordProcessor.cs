using System.Buffers;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>
/// Applies the records of one opened partition, one after the other. All that it changes is a function of the records and the state before:
/// no clock, no other thread. Thrown away whole where a commit is refused.
/// </summary>
internal sealed class RecordProcessor
{
    private readonly ProcessorSetup _setup;
    private readonly int _partition;
    private readonly EventIdWindow _eventIds;
    private readonly OutgoingRecords _outgoing;
    private readonly Dictionary<object, IStateCache> _caches = new(ReferenceEqualityComparer.Instance);
    private readonly EventContext _context;
    private readonly List<DecodedRecord> _decoded = [];

    public RecordProcessor(ProcessorSetup setup, TopicDescription topic, int partition, OpenedPartition opened)
    {
        _setup = setup;
        _partition = partition;
        _eventIds = new EventIdWindow(opened.EventIds, setup.Options.DuplicateHorizon, setup.Options.DuplicateCapacity);
        _outgoing = new OutgoingRecords(topic, setup.Options, partition);
        PartitionCount = topic.Partitions;
        Changes = new PartitionChanges(opened.Mark);
        foreach (IEventHandler handler in setup.Handlers)
        {
            if (handler is IStatefulHandler stateful)
            {
                _caches.Add(handler, stateful.CreateCache(setup.Options.CachedCustomers));
            }
        }

        _context = new EventContext(partition, _caches);
    }

    public PartitionChanges Changes { get; }

    public int PartitionCount { get; }

    public int RememberedEventIds => _eventIds.Count;

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
        Decode(batch, first, end);
        await LoadStatesAsync(cancellationToken).ConfigureAwait(false);
        LogRecord? last = null;
        int index = first;
        for (; index < end && !HasTooManyDeadLetters; index++)
        {
            DecodedRecord decoded = _decoded[index - first];
            if (decoded.Record.Offset >= Changes.NextOffset)
            {
                long before = Changes.DeadLettersInARow;
                Changes.Begin(decoded.Record.Offset);
                await ApplyAsync(decoded, cancellationToken).ConfigureAwait(false);
                Changes.MoveTo(decoded.Record.Offset + 1);
                last = decoded.Record;
                HasTooManyDeadLetters = Changes.DeadLettersInARow > before && Changes.DeadLettersInARow >= _setup.Options.MaxDeadLettersInARow;
            }
        }

        if (last is { } seen)
        {
            Changes.LastRecord = new LastRecord(seen.Offset, seen.LeaderEpoch, HashOf(seen));
        }

        if (index == batch.Records.Length)
        {
            Changes.MoveTo(Math.Max(Changes.NextOffset, batch.NextOffset));
        }

        return index;
    }

    public PartitionCommit ToCommit(long owner, long acknowledgedThrough)
    {
        List<StateRow> rows = [];
        foreach (IStateCache cache in _caches.Values)
        {
            cache.Collect(rows);
        }

        return Changes.ToCommit(_partition, owner, rows, acknowledgedThrough);
    }

    public void Committed(PartitionMark mark)
    {
        Changes.Committed(mark);
        foreach (IStateCache cache in _caches.Values)
        {
            cache.Trim();
        }
    }

    /// <summary>By what a record is known again.</summary>
    public static ulong HashOf(LogRecord record) =>
        Hash128.Low(record.Value is { } value ? value.Span : []) + (31 * Hash128.Low(record.Key is { } key ? key.Span : []));

    private void Decode(LogBatch batch, int first, int end)
    {
        _decoded.Clear();
        for (int i = first; i < end; i++)
        {
            LogRecord record = batch.Records.Span[i];
            _setup.Json.TryRead(record.Value is { } value ? value.Span : [], out ShopEvent? shopEvent, out EventRejection? rejection);
            _decoded.Add(new DecodedRecord(record, shopEvent, shopEvent?.Key, rejection));
        }
    }

    private async ValueTask LoadStatesAsync(CancellationToken cancellationToken)
    {
        List<(IStateCache Cache, string Key)> missing = [];
        HashSet<StateKey> asked = [];
        foreach (IStateCache cache in _caches.Values)
        {
            foreach (DecodedRecord decoded in _decoded)
            {
                if (decoded.Key is { } key && !cache.Holds(key) && asked.Add(new StateKey(cache.Table, key)))
                {
                    missing.Add((cache, key));
                }
            }
        }

        if (missing.Count > 0)
        {
            StateKey[] keys = [.. missing.Select(item => new StateKey(item.Cache.Table, item.Key))];
            IReadOnlyList<ReadOnlyMemory<byte>?> rows = await _setup.ReadRowsAsync(_partition, keys, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < keys.Length; i++)
            {
                missing[i].Cache.Fill(missing[i].Key, rows[i]);
            }
        }
    }

    private async ValueTask ApplyAsync(DecodedRecord decoded, CancellationToken cancellationToken)
    {
        LogRecord record = decoded.Record;
        if (decoded.Rejection is { } rejection)
        {
            DeadLetter(record, rejection.Reason, null, 0);
            return;
        }

        ShopEvent shopEvent = decoded.Event!;
        string key = decoded.Key!;
        if (!IsRouted(record, key))
        {
            Misroute(record, key);
            return;
        }

        long eventTime = EpochTime.ToMicroseconds(shopEvent.Timestamp);
        if (eventTime - record.Timestamp > _setup.Options.FutureTolerance.Ticks / TimeSpan.TicksPerMicrosecond)
        {
            DeadLetter(record, DeadLetterReason.FromTheFuture, null, 0);
            return;
        }

        UInt128 id = HashOf(shopEvent.EventId);
        ulong payload = Hash128.Low(record.Value!.Value.Span);
        switch (_eventIds.Recognise(id, payload))
        {
            case Recognition.Duplicate:
                Changes.Duplicate();
                return;
            case Recognition.Conflict:
                DeadLetter(record, DeadLetterReason.EventIdConflict, null, 0);
                return;
        }

        _context.MoveTo(shopEvent, key, record, eventTime < Changes.Watermark);
        if (await HandleAsync(record, cancellationToken).ConfigureAwait(false))
        {
            // Only what took effect is remembered: a dead letter may come again and must not pass for a copy.
            Changes.Applied(eventTime, record.Timestamp, _setup.Options.Lateness);
            EventIdEntry entry = new(id, payload, record.Timestamp, record.Offset);
            Changes.Remembered(entry, _eventIds.Add(entry, Changes.HighestRecordTime));
        }
    }

    /// <summary>Gives the event to every handler; all of their effects stay or none.</summary>
    private async ValueTask<bool> HandleAsync(LogRecord record, CancellationToken cancellationToken)
    {
        while (true)
        {
            Exception failure;
            try
            {
                foreach (IEventHandler handler in _setup.Handlers)
                {
                    await handler.HandleAsync(_context, cancellationToken).ConfigureAwait(false);
                }

                for (int i = 0; i < _context.Sent.Count; i++)
                {
                    Changes.Send(_outgoing.Numbered(_context.Sent[i], record, i));
                }

                _context.Accept();
                return true;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                failure = error;
                _context.Discard();
            }

            if (failure is EventRejectedException || _context.Attempt >= _setup.Options.HandlerAttempts)
            {
                DeadLetter(record, failure is EventRejectedException { Reason: { } reason } ? reason : DeadLetterReason.HandlerFailed, failure, _context.Attempt);
                return false;
            }

            _setup.Log.HandlerFailed(failure.GetType().Name, _partition, record.Offset, _context.Attempt);
            _context.Attempt++;
            if (_setup.Options.HandlerRetryDelay > TimeSpan.Zero)
            {
                await Task.Delay(_setup.Options.HandlerRetryDelay, _setup.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Misroute(LogRecord record, string key)
    {
        if (_setup.Options.Misrouted == Misrouted.Resend)
        {
            Changes.Resent(_outgoing.Resent(record, key));
        }
        else
        {
            DeadLetter(record, DeadLetterReason.Misrouted, null, 0);
        }
    }

    private void DeadLetter(LogRecord record, string reason, Exception? error, int attempts)
    {
        Changes.DeadLetter(_outgoing.DeadLetter(record, reason, error, attempts));
        _setup.Log.DeadLetter(_partition, record.Offset, reason);
    }

    private bool IsRouted(LogRecord record, string key)
    {
        if (record.Key is not { } sent || Murmur2.PartitionOf(sent.Span, PartitionCount) != _partition)
        {
            return false;
        }

        int bytes = Encoding.UTF8.GetByteCount(key);
        Span<byte> expected = bytes <= 512 ? stackalloc byte[bytes] : new byte[bytes];
        Encoding.UTF8.GetBytes(key, expected);
        return sent.Span.SequenceEqual(expected);
    }

    private static UInt128 HashOf(string eventId)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(eventId.Length));
        int written = Encoding.UTF8.GetBytes(eventId, rented);
        UInt128 hash = Hash128.Of(rented.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }
}
