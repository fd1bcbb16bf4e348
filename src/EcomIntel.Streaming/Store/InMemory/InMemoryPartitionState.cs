namespace EcomIntel.Streaming;

/// <summary>The state of one partition behind one lock.</summary>
internal sealed class InMemoryPartitionState
{
    private readonly Lock _lock = new();
    private readonly Dictionary<StateKey, ReadOnlyMemory<byte>> _rows = [];
    private readonly Queue<EventIdEntry> _eventIds = [];
    private readonly Queue<OutgoingRow> _outgoing = [];
    private PartitionIdentity? _identity;
    private PartitionMark _mark = PartitionMark.Empty;
    private long _owner;

    public StoredPosition Position
    {
        get
        {
            lock (_lock)
            {
                return new StoredPosition(_owner, _mark.NextOffset);
            }
        }
    }

    public OpenedPartition Open(PartitionIdentity identity)
    {
        lock (_lock)
        {
            if (_identity is not null)
            {
                identity.EnsureMatches(_identity);
            }

            _identity = identity;
            return new OpenedPartition(++_owner, _mark, [.. _eventIds], [.. _outgoing]);
        }
    }

    public CommitOutcome Commit(PartitionCommit commit)
    {
        lock (_lock)
        {
            if (commit.Owner != _owner || commit.ExpectedNext != _mark.NextOffset)
            {
                return CommitOutcome.Fenced;
            }

            foreach (StateRow row in commit.Rows)
            {
                if (row.Value is { } value)
                {
                    _rows[row.Key] = value.ToArray();
                }
                else
                {
                    _rows.Remove(row.Key);
                }
            }

            Append(_eventIds, commit.NewEventIds);
            while (_eventIds.TryPeek(out EventIdEntry oldest) && oldest.Offset <= commit.ForgetThrough)
            {
                _eventIds.Dequeue();
            }

            Append(_outgoing, commit.NewOutgoing);
            while (_outgoing.TryPeek(out OutgoingRow? first) && first.Number <= commit.AcknowledgedThrough)
            {
                _outgoing.Dequeue();
            }

            _mark = commit.Mark;
            return CommitOutcome.Committed;
        }
    }

    public IReadOnlyList<ReadOnlyMemory<byte>?> Read(IReadOnlyList<StateKey> keys)
    {
        ReadOnlyMemory<byte>?[] values = new ReadOnlyMemory<byte>?[keys.Count];
        lock (_lock)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = _rows.TryGetValue(keys[i], out ReadOnlyMemory<byte> value) ? value : default(ReadOnlyMemory<byte>?);
            }
        }

        return values;
    }

    public IReadOnlyList<StateRow> Rows()
    {
        lock (_lock)
        {
            return [.. _rows.Select(pair => new StateRow(pair.Key, pair.Value)).OrderBy(row => row.Key.Table, StringComparer.Ordinal).ThenBy(row => row.Key.Key, StringComparer.Ordinal)];
        }
    }

    public void Reset(PartitionIdentity identity, PartitionMark mark)
    {
        lock (_lock)
        {
            _owner++;
            _identity = identity;
            _mark = mark;
            _rows.Clear();
            _eventIds.Clear();
            _outgoing.Clear();
        }
    }

    private static void Append<T>(Queue<T> queue, IReadOnlyList<T> items)
    {
        foreach (T item in items)
        {
            queue.Enqueue(item);
        }
    }
}
