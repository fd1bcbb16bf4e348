namespace EcomIntel.Streaming.Tests;

/// <summary>A random history of a partition, which two stores must tell alike: commits, forgetting within and across commits, fenced owners, resets, changes of process.</summary>
internal sealed class StoreHistory(int seed, int partition)
{
    private static readonly string[] Names = ["", "ama", "Ama", "ama ", "a\0b", "a", "\0", "é", "e\u0301", "客户", "🛒", "\ud83d", "\ude12", new string('x', 700), "session:1", "'; --"];
    private readonly PartitionIdentity _identity = new("cluster", "t1", partition, 1000, "group", 1);
    private readonly List<long> _modelOwners = [];
    private readonly List<long> _owners = [];
    private SeededRandom _random = SeededRandom.For(seed, "history");
    private long _next;
    private long _forgotten = -1;
    private long _outgoing;
    private long _acknowledged = -1;

    public async Task CompareAsync(IStateStore model, Func<IStateStore> create)
    {
        IStateStore store = create();
        await OpenAsync(model, store);
        for (int step = 0; step < 25; step++)
        {
            switch (_random.NextInt32(12))
            {
                case 0:
                    store = create();
                    await OpenAsync(model, store);
                    break;
                case 1:
                    await OpenAsync(model, store);
                    break;
                case 2 when _random.NextInt32(4) == 0:
                    PartitionMark begun = Mark(_random.NextInt32(5));
                    await model.ResetAsync(_identity, begun);
                    await store.ResetAsync(_identity, begun);
                    (_next, _forgotten, _outgoing, _acknowledged) = (begun.NextOffset, -1, begun.NextOutgoing, begun.NextOutgoing - 1);
                    break;
                default:
                    await CommitAsync(model, store);
                    break;
            }

            StateKey[] keys = [.. Names.SelectMany(name => new[] { new StateKey("h", name), new StateKey(name, "h") })];
            Texts(await store.ReadAsync(partition, keys)).Should().Equal(Texts(await model.ReadAsync(partition, keys)));
            (await store.GetPositionAsync(partition)).NextOffset.Should().Be((await model.GetPositionAsync(partition)).NextOffset);
        }

        await OpenAsync(model, store);
    }

    private async Task OpenAsync(IStateStore model, IStateStore store)
    {
        OpenedPartition expected = await model.OpenAsync(_identity);
        OpenedPartition opened = await store.OpenAsync(_identity);
        opened.Owner.Should().BeGreaterThan(_owners.Count == 0 ? 0 : _owners[^1]);
        opened.Mark.Should().Be(expected.Mark);
        opened.EventIds.Should().Equal(expected.EventIds);
        opened.Outgoing.Select(Text).Should().Equal(expected.Outgoing.Select(Text));
        _modelOwners.Add(expected.Owner);
        _owners.Add(opened.Owner);
    }

    private async Task CommitAsync(IStateStore model, IStateStore store)
    {
        int owner = _random.NextInt32(8) == 0 ? _random.NextInt32(_owners.Count) : _owners.Count - 1;
        long expected = _next + (_random.NextInt32(8) == 0 ? _random.NextInt32(3) - 1 : 0);
        PartitionCommit commit = Commit(expected);
        CommitOutcome outcome = await model.CommitAsync(commit with { Owner = _modelOwners[owner] });
        (await store.CommitAsync(commit with { Owner = _owners[owner] })).Should().Be(outcome);
        if (outcome == CommitOutcome.Committed)
        {
            _next = commit.Mark.NextOffset;
            _forgotten = Math.Max(_forgotten, commit.ForgetThrough);
            _outgoing += commit.NewOutgoing.Count;
            _acknowledged = Math.Max(_acknowledged, commit.AcknowledgedThrough);
        }
    }

    private PartitionCommit Commit(long expected)
    {
        List<EventIdEntry> ids = [];
        long next = expected;
        for (int i = _random.NextInt32(6); i > 0; i--)
        {
            ids.Add(new EventIdEntry(new UInt128(_random.NextUInt64(), _random.NextUInt64()), _random.NextUInt64(), (long)_random.NextUInt64(), next));
            next += 1 + _random.NextInt32(3);
        }

        OutgoingRow[] outgoing = [.. Enumerable.Range(0, _random.NextInt32(3)).Select(i => new OutgoingRow(_outgoing + i, Record()))];
        return new PartitionCommit(partition, 0, expected, Mark(next))
        {
            Rows = [.. Names.Where(_ => _random.NextInt32(4) == 0).Select(name => new StateRow(_random.NextInt32(2) == 0 ? new StateKey("h", name) : new StateKey(name, "h"), Value()))],
            NewEventIds = ids,
            ForgetThrough = _random.NextInt32(3) == 0 ? Math.Min(next - 1, _forgotten + 1 + _random.NextInt32(6)) : -1,
            NewOutgoing = outgoing,
            AcknowledgedThrough = _random.NextInt32(3) == 0 ? Math.Min(_outgoing + outgoing.Length - 1, _acknowledged + _random.NextInt32(3)) : -1,
        };
    }

    private PartitionMark Mark(long next) => new(next)
    {
        LastRecord = _random.NextInt32(3) == 0 ? null : new LastRecord(next - 1, _random.NextInt32(9) - 1, _random.NextUInt64()),
        Watermark = (long)_random.NextUInt64(),
        HighestRecordTime = (long)_random.NextUInt64(),
        NextOutgoing = _random.NextInt32(100),
        DeadLettersInARow = _random.NextInt32(100),
        QuietBefore = _random.NextInt32(100) - 1,
        AcceptedGap = _random.NextInt32(2) == 0 ? null : new OffsetGap(_random.NextInt32(9), 9 + _random.NextInt32(9)),
        AcceptedGapOffsets = _random.NextInt32(100),
        Counts = new PartitionCounts(_random.NextInt32(9), _random.NextInt32(9), _random.NextInt32(9), (long)_random.NextUInt64()),
    };

    private OutgoingRecord Record() => new(Names[_random.NextInt32(5)], Value(), Value())
    {
        Headers = [.. Enumerable.Range(0, _random.NextInt32(3)).Select(_ => new RecordHeader(Names[7 + _random.NextInt32(4)], Bytes()))],
    };

    private ReadOnlyMemory<byte>? Value()
    {
        if (_random.NextInt32(4) == 0)
        {
            return null;
        }

        return Bytes();
    }

    private byte[] Bytes()
    {
        byte[] bytes = new byte[_random.NextInt32(5) * _random.NextInt32(1_000)];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)_random.NextInt32(256);
        }

        return bytes;
    }

    private static IEnumerable<string?> Texts(IReadOnlyList<ReadOnlyMemory<byte>?> values) => values.Select(Text);

    private static string? Text(ReadOnlyMemory<byte>? bytes) => bytes is { } present ? Convert.ToHexString(present.Span) : null;

    private static string Text(OutgoingRow row) =>
        $"{row.Number} {row.Record.Topic} {Text(row.Record.Key)} {Text(row.Record.Value)} {string.Join(',', row.Record.Headers.Select(header => header.Name + "=" + Text(header.Value)))}";
}
