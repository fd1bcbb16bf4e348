namespace EcomIntel.Streaming;

/// <summary>What the records since the last commit changed, besides the handlers' states.</summary>
internal sealed class PartitionChanges(PartitionMark mark)
{
    private readonly List<EventIdEntry> _eventIds = [];
    private readonly List<OutgoingRow> _outgoing = [];
    private PartitionMark _committed = mark;
    private long _forgetThrough = -1;
    private long _applied;
    private long _duplicates;
    private long _deadLetters;
    private long _resent;
    private int _numbered;

    /// <summary>The offset to read next; a fresh state begins where its log begins.</summary>
    public long NextOffset { get; private set; } = mark.NextOffset;

    public long Watermark { get; private set; } = mark.Watermark;

    public long HighestRecordTime { get; private set; } = mark.HighestRecordTime;

    public long DeadLettersInARow { get; private set; } = mark.DeadLettersInARow;

    public LastRecord? LastRecord { get; set; } = mark.LastRecord;

    public long StoredNext => _committed.NextOffset;

    /// <summary>Whether the record at hand sends nothing, because it did before the state was rebuilt.</summary>
    public bool IsQuiet { get; private set; }

    /// <summary>Records since the last commit.</summary>
    public int Records { get; private set; }

    public long OutgoingBytes { get; private set; }

    public bool IsEmpty => NextOffset == StoredNext;

    public PartitionCounts Counts => new(
        _committed.Counts.Applied + _applied, _committed.Counts.Duplicates + _duplicates, _committed.Counts.DeadLetters + _deadLetters, _committed.Counts.Resent + _resent);

    public void BeginAt(long offset) => NextOffset = offset;

    public void MoveTo(long nextOffset) => NextOffset = nextOffset;

    /// <summary>Comes to the next record.</summary>
    public void Begin(long offset) => IsQuiet = offset < _committed.QuietBefore;

    public void Applied(long eventTime, long recordTime, TimeSpan lateness)
    {
        long late = lateness.Ticks / TimeSpan.TicksPerMicrosecond;
        Watermark = Math.Max(Watermark, eventTime - late);
        HighestRecordTime = Math.Max(HighestRecordTime, recordTime);
        _applied++;
        Counted(isDeadLetter: false);
    }

    public void Remembered(EventIdEntry entry, long forgetThrough)
    {
        _eventIds.Add(entry);
        _forgetThrough = Math.Max(_forgetThrough, forgetThrough);
    }

    public void Duplicate()
    {
        _duplicates++;
        Counted(isDeadLetter: false);
    }

    public void Resent(OutgoingRecord record)
    {
        Send(record);
        _resent++;
        Counted(isDeadLetter: false);
    }

    public void DeadLetter(OutgoingRecord record)
    {
        Send(record);
        _deadLetters++;
        Counted(isDeadLetter: true);
    }

    public void Send(OutgoingRecord record)
    {
        // Numbered all the same, so that a rebuilt state is the one that it was.
        long number = _committed.NextOutgoing + _numbered++;
        if (!IsQuiet)
        {
            _outgoing.Add(new OutgoingRow(number, record));
            OutgoingBytes += record.Size;
        }
    }

    public PartitionCommit ToCommit(int partition, long owner, List<StateRow> rows, long acknowledgedThrough) =>
        new(partition, owner, StoredNext, _committed with
        {
            NextOffset = NextOffset,
            LastRecord = LastRecord,
            Watermark = Watermark,
            HighestRecordTime = HighestRecordTime,
            NextOutgoing = _committed.NextOutgoing + _numbered,
            DeadLettersInARow = DeadLettersInARow,
            Counts = Counts,
        })
        {
            Rows = rows,
            NewEventIds = [.. _eventIds],
            ForgetThrough = _forgetThrough,
            NewOutgoing = [.. _outgoing],
            AcknowledgedThrough = acknowledgedThrough,
        };

    public void Committed(PartitionMark mark)
    {
        _committed = mark;
        _eventIds.Clear();
        _outgoing.Clear();
        _forgetThrough = -1;
        _numbered = 0;
        _applied = _duplicates = _deadLetters = _resent = 0;
        Records = 0;
        OutgoingBytes = 0;
    }

    private void Counted(bool isDeadLetter)
    {
        DeadLettersInARow = isDeadLetter ? DeadLettersInARow + 1 : 0;
        Records++;
    }
}
