namespace EcomIntel.Streaming;

/// <summary>What the records since the last commit changed, besides the handlers' states.</summary>
/// <param name="mark">What the store holds.</param>
/// <param name="lateness">How far the watermark stays behind.</param>
internal sealed class PartitionChanges(PartitionMark mark, TimeSpan lateness)
{
    private readonly long _lateness = lateness.Ticks / TimeSpan.TicksPerMicrosecond;
    private readonly List<OutgoingRow> _outgoing = [];
    private List<EventIdEntry> _eventIds = [];
    private List<EventIdEntry> _handedOver = [];
    private PartitionMark _base = mark;
    private long _forgetThrough = -1;
    private long _applied;
    private long _duplicates;
    private long _deadLetters;
    private long _resent;
    private int _numbered;

    /// <summary>The offset to read next.</summary>
    public long NextOffset { get; private set; } = mark.NextOffset;

    public long Watermark { get; private set; } = mark.Watermark;

    public long HighestRecordTime { get; private set; } = mark.HighestRecordTime;

    public long DeadLettersInARow { get; private set; } = mark.DeadLettersInARow;

    public LastRecord? LastRecord { get; set; } = mark.LastRecord;

    /// <summary>Whether the record at hand sends nothing, because it did before the state was rebuilt.</summary>
    public bool IsQuiet { get; private set; }

    /// <summary>Records since the last commit.</summary>
    public int Records { get; private set; }

    public long OutgoingBytes { get; private set; }

    public bool IsEmpty => NextOffset == _base.NextOffset;

    public PartitionCounts Counts => new(
        _base.Counts.Applied + _applied, _base.Counts.Duplicates + _duplicates, _base.Counts.DeadLetters + _deadLetters, _base.Counts.Resent + _resent);

    public void MoveTo(long nextOffset) => NextOffset = nextOffset;

    /// <summary>Comes to the next record.</summary>
    public void Begin(long offset) => IsQuiet = offset < _base.QuietBefore;

    public void Applied(long eventTime, long recordTime)
    {
        Watermark = Math.Max(Watermark, eventTime - _lateness);
        HighestRecordTime = Math.Max(HighestRecordTime, recordTime);
        _applied++;
        Counted(isDeadLetter: false);
    }

    public void Remembered(in EventIdEntry entry, long forgetThrough)
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
        long number = _base.NextOutgoing + _numbered++;
        if (!IsQuiet)
        {
            _outgoing.Add(new OutgoingRow(number, record));
            OutgoingBytes += record.Size;
        }
    }

    /// <summary>Makes a commit of the changes and begins anew behind it. The list of event ids is used again by the call after the next, so that one commit may be under way meanwhile.</summary>
    public PartitionCommit HandOver(int partition, long owner, IReadOnlyList<StateRow> rows, long acknowledgedThrough)
    {
        PartitionCommit commit = new(partition, owner, _base.NextOffset, _base with
        {
            NextOffset = NextOffset,
            LastRecord = LastRecord,
            Watermark = Watermark,
            HighestRecordTime = HighestRecordTime,
            NextOutgoing = _base.NextOutgoing + _numbered,
            DeadLettersInARow = DeadLettersInARow,
            Counts = Counts,
        })
        {
            Rows = rows,
            NewEventIds = _eventIds,
            ForgetThrough = _forgetThrough,
            NewOutgoing = [.. _outgoing],
            AcknowledgedThrough = acknowledgedThrough,
        };
        (_eventIds, _handedOver) = (_handedOver, _eventIds);
        _eventIds.Clear();
        _outgoing.Clear();
        _base = commit.Mark;
        _forgetThrough = -1;
        _numbered = 0;
        _applied = _duplicates = _deadLetters = _resent = 0;
        Records = 0;
        OutgoingBytes = 0;
        return commit;
    }

    private void Counted(bool isDeadLetter)
    {
        DeadLettersInARow = isDeadLetter ? DeadLettersInARow + 1 : 0;
        Records++;
    }
}
