namespace EcomIntel.Streaming.Tests;

/// <summary>What every store must do: a store's own tests derive from it and make one.</summary>
public abstract class StateStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly StateKey Ama = new("profiles", "ama");
    private static readonly StateKey Kofi = new("profiles", "kofi");
    private int _runs;

    [Fact]
    public async Task An_unknown_partition_begins_empty()
    {
        IStateStore store = CreateStore();

        OpenedPartition opened = await store.OpenAsync(Identity(3), None);

        opened.Owner.Should().BePositive();
        opened.Mark.Should().Be(PartitionMark.Empty);
        opened.EventIds.Should().BeEmpty();
        opened.Outgoing.Should().BeEmpty();
        (await store.GetPositionAsync(3, None)).Should().Be(new StoredPosition(opened.Owner, 0));
    }

    [Fact]
    public async Task All_of_a_commit_is_there_when_the_partition_is_opened_again()
    {
        IStateStore store = CreateStore();
        long owner = (await store.OpenAsync(Identity(), None)).Owner;
        PartitionCommit commit = new(0, owner, 0, new PartitionMark(12)
        {
            LastRecord = new LastRecord(11, 4, ulong.MaxValue),
            Watermark = -5,
            HighestRecordTime = 77,
            NextOutgoing = 2,
            DeadLettersInARow = 3,
            QuietBefore = 7,
            AcceptedGap = new OffsetGap(2, 5),
            AcceptedGapOffsets = 4,
            Counts = new PartitionCounts(5, 4, 3, 2),
        })
        {
            Rows = [new StateRow(Ama, new byte[] { 1, 2, 3 }), new StateRow(Kofi, Array.Empty<byte>())],
            NewEventIds = [new EventIdEntry(UInt128.MaxValue, ulong.MaxValue, 70, 10), new EventIdEntry(5, 6, 77, 11)],
            NewOutgoing = [Outgoing(0), Outgoing(1)],
        };

        (await store.CommitAsync(commit, None)).Should().Be(CommitOutcome.Committed);
        OpenedPartition again = await store.OpenAsync(Identity(), None);

        again.Owner.Should().BeGreaterThan(owner);
        again.Mark.Should().Be(commit.Mark);
        again.EventIds.Should().Equal(commit.NewEventIds);
        again.Outgoing.Should().BeEquivalentTo(commit.NewOutgoing, options => options.WithStrictOrdering().Using<ReadOnlyMemory<byte>>(check => check.Subject.ToArray().Should().Equal(check.Expectation.ToArray())).WhenTypeIs<ReadOnlyMemory<byte>>());
        (await Read(store, Ama, Kofi, new StateKey("profiles", "esi"), new StateKey("other", "ama"))).Should().Equal("010203", "", null, null);
    }

    [Fact]
    public async Task Another_store_on_the_same_data_goes_on_where_the_first_was_and_fences_it()
    {
        IStateStore first = CreateStore();
        long owner = (await first.OpenAsync(Identity(), None)).Owner;
        await first.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(3)) { Rows = [new StateRow(Ama, new byte[] { 1 })], NewEventIds = [new EventIdEntry(7, 8, 9, 2)], NewOutgoing = [Outgoing(0)] }, None);
        IStateStore second = CreateStore();

        OpenedPartition opened = await second.OpenAsync(Identity(), None);

        opened.Owner.Should().BeGreaterThan(owner);
        opened.Mark.NextOffset.Should().Be(3);
        opened.EventIds.Should().Equal(new EventIdEntry(7, 8, 9, 2));
        opened.Outgoing.Should().ContainSingle();
        (await Read(second, Ama)).Should().Equal("01");
        (await first.CommitAsync(new PartitionCommit(0, owner, 3, new PartitionMark(4)) { Rows = [new StateRow(Ama, new byte[] { 2 })] }, None)).Should().Be(CommitOutcome.Fenced);
        (await second.CommitAsync(new PartitionCommit(0, opened.Owner, 3, new PartitionMark(5)) { Rows = [new StateRow(Ama, new byte[] { 3 })] }, None)).Should().Be(CommitOutcome.Committed);
        (await first.GetPositionAsync(0, None)).Should().Be(new StoredPosition(opened.Owner, 5));
        (await Read(first, Ama)).Should().Equal("03");
    }

    [Fact]
    public async Task A_partition_that_was_never_opened_has_no_position_and_no_rows_and_takes_no_commit()
    {
        IStateStore store = CreateStore();

        (await store.GetPositionAsync(3, None)).Should().Be(default(StoredPosition));
        (await store.ReadAsync(3, [Ama, Kofi], None)).Should().HaveCount(2).And.OnlyContain(value => !value.HasValue);
        (await store.CommitAsync(new PartitionCommit(3, 1, 0, new PartitionMark(1)), None)).Should().Be(CommitOutcome.Fenced);
        (await store.GetPositionAsync(3, None)).Should().Be(default(StoredPosition));
    }

    [Fact]
    public async Task Large_values_and_ids_by_the_ten_thousand_come_back_whole()
    {
        IStateStore store = CreateStore();
        long owner = (await store.OpenAsync(Identity(), None)).Owner;
        byte[] large = new byte[3_000_000];
        for (int i = 0; i < large.Length; i++)
        {
            large[i] = (byte)(i * 31 >> 3);
        }

        EventIdEntry[] ids = [.. Enumerable.Range(0, 20_000).Select(i => new EventIdEntry(new UInt128((ulong)i * 0x9e3779b97f4a7c15, (ulong)i), (ulong)i, 1_700_000_000_000_000 + (i % 7), i * 2L))];
        await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(40_000)) { Rows = [new StateRow(Ama, large)], NewEventIds = ids, NewOutgoing = [new OutgoingRow(0, new OutgoingRecord("t", large, large))] }, None);

        OpenedPartition again = await CreateStore().OpenAsync(Identity(), None);

        again.EventIds.Should().Equal(ids);
        again.Outgoing.Single().Record.Value!.Value.Span.SequenceEqual(large).Should().BeTrue();
        (await store.ReadAsync(0, [Ama], None))[0]!.Value.Span.SequenceEqual(large).Should().BeTrue();
    }

    [Fact]
    public async Task Partitions_are_committed_at_the_same_time()
    {
        IStateStore[] stores = [CreateStore(), CreateStore()];

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async partition =>
        {
            IStateStore store = stores[partition % 2];
            long owner = (await store.OpenAsync(Identity(partition), None)).Owner;
            for (int next = 1; next <= 10; next++)
            {
                PartitionCommit commit = new(partition, owner, next - 1, new PartitionMark(next)) { Rows = [new StateRow(Ama, new[] { (byte)next, (byte)partition })] };
                (await store.CommitAsync(commit, None)).Should().Be(CommitOutcome.Committed);
            }
        }));

        for (int partition = 0; partition < 4; partition++)
        {
            (await stores[0].ReadAsync(partition, [Ama], None))[0]!.Value.ToArray().Should().Equal(10, (byte)partition);
        }
    }

    [Fact]
    public async Task A_commit_that_is_cancelled_is_stored_whole_or_not_at_all()
    {
        IStateStore store = CreateStore();
        long owner = (await store.OpenAsync(Identity(), None)).Owner;
        long next = 0;
        for (int i = 0; i < 20; i++)
        {
            using CancellationTokenSource cancellation = new();
            if (i == 0)
            {
                await cancellation.CancelAsync();
            }

            Task<CommitOutcome> commit = store.CommitAsync(new PartitionCommit(0, owner, next, new PartitionMark(next + 1)) { Rows = [new StateRow(Ama, new[] { (byte)(next + 1) })] }, cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            await ((Task)commit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

            long stored = (await store.GetPositionAsync(0, None)).NextOffset;
            (stored == next || stored == next + 1).Should().BeTrue();
            if (commit.IsCompletedSuccessfully)
            {
                (await commit).Should().Be(CommitOutcome.Committed);
                stored.Should().Be(next + 1, "what was told to be stored is");
            }

            (await Read(store, Ama)).Should().Equal(stored == 0 ? null : ((byte)stored).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            next = stored;
        }
    }

    [Property(MaxTest = 20)]
    public async Task It_does_as_a_store_in_memory_does(int seed)
    {
        InMemoryStore model = new();
        await new StoreHistory(seed, Interlocked.Increment(ref _runs) + 100).CompareAsync(model, CreateStore);
    }

    [Fact]
    public async Task Rows_are_replaced_and_removed()
    {
        IStateStore store = CreateStore();
        long owner = (await store.OpenAsync(Identity(), None)).Owner;
        await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1)) { Rows = [new StateRow(Ama, new byte[] { 1 }), new StateRow(Kofi, new byte[] { 2 })] }, None);

        await store.CommitAsync(new PartitionCommit(0, owner, 1, new PartitionMark(2)) { Rows = [new StateRow(Ama, null), new StateRow(Kofi, new byte[] { 3 })] }, None);

        (await Read(store, Ama, Kofi)).Should().Equal(null, "03");
    }

    [Fact]
    public async Task Event_ids_and_acknowledged_rows_are_forgotten_up_to_what_the_commit_says()
    {
        IStateStore store = CreateStore();
        long owner = (await store.OpenAsync(Identity(), None)).Owner;
        await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(3))
        {
            NewEventIds = [new EventIdEntry(1, 0, 0, 0), new EventIdEntry(2, 0, 0, 1), new EventIdEntry(3, 0, 0, 2)],
            NewOutgoing = [Outgoing(0), Outgoing(1), Outgoing(2)],
        }, None);

        await store.CommitAsync(new PartitionCommit(0, owner, 3, new PartitionMark(3)) { ForgetThrough = 1, AcknowledgedThrough = 0 }, None);
        OpenedPartition again = await store.OpenAsync(Identity(), None);

        again.EventIds.Select(entry => entry.Offset).Should().Equal(2);
        again.Outgoing.Select(row => row.Number).Should().Equal(1, 2);
    }

    [Fact]
    public async Task An_owner_before_the_last_one_is_fenced_and_changes_nothing()
    {
        IStateStore store = CreateStore();
        long zombie = (await store.OpenAsync(Identity(), None)).Owner;
        long owner = (await store.OpenAsync(Identity(), None)).Owner;

        CommitOutcome outcome = await store.CommitAsync(new PartitionCommit(0, zombie, 0, new PartitionMark(9)) { Rows = [new StateRow(Ama, new byte[] { 1 })] }, None);

        outcome.Should().Be(CommitOutcome.Fenced);
        (await store.GetPositionAsync(0, None)).Should().Be(new StoredPosition(owner, 0));
        (await Read(store, Ama)).Should().Equal((string?)null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_commit_that_expects_another_offset_is_fenced_and_changes_nothing(long expected)
    {
        IStateStore store = CreateStore();
        long owner = (await store.OpenAsync(Identity(), None)).Owner;
        await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(5)), None);

        CommitOutcome outcome = await store.CommitAsync(new PartitionCommit(0, owner, expected, new PartitionMark(9)) { Rows = [new StateRow(Ama, new byte[] { 1 })] }, None);

        outcome.Should().Be(CommitOutcome.Fenced);
        (await store.GetPositionAsync(0, None)).Should().Be(new StoredPosition(owner, 5));
        (await Read(store, Ama)).Should().Equal((string?)null);
    }

    [Fact]
    public async Task Of_many_commits_at_once_exactly_one_succeeds()
    {
        IStateStore store = CreateStore();
        long owner = (await store.OpenAsync(Identity(), None)).Owner;

        CommitOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(async next =>
        {
            await Task.Yield();
            return await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(next)), None);
        }));

        outcomes.Count(outcome => outcome == CommitOutcome.Committed).Should().Be(1);
    }

    [Fact]
    public async Task Partitions_do_not_see_each_other()
    {
        IStateStore store = CreateStore();
        long first = (await store.OpenAsync(Identity(0), None)).Owner;
        long second = (await store.OpenAsync(Identity(1), None)).Owner;
        await store.CommitAsync(new PartitionCommit(0, first, 0, new PartitionMark(5)) { Rows = [new StateRow(Ama, new byte[] { 1 })] }, None);

        (await store.ReadAsync(1, [Ama], None))[0].Should().BeNull();
        (await store.CommitAsync(new PartitionCommit(1, second, 0, new PartitionMark(1)), None)).Should().Be(CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_state_of_another_identity_is_refused_and_stays()
    {
        IStateStore store = CreateStore();
        long owner = (await store.OpenAsync(Identity(), None)).Owner;

        await store.Awaiting(it => it.OpenAsync(Identity() with { PartitionCount = 8, TopicId = "t2" }, None).AsTask())
            .Should().ThrowAsync<PartitionRefusedException>().WithMessage("*the topic id is t2 but the store has t1; the partition count is 8 but the store has 4*");
        (await store.GetPositionAsync(0, None)).Owner.Should().Be(owner);
    }

    [Fact]
    public async Task A_reset_puts_a_mark_in_the_place_of_everything_and_fences_the_owner()
    {
        IStateStore store = CreateStore();
        long owner = (await store.OpenAsync(Identity(), None)).Owner;
        await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(5)) { Rows = [new StateRow(Ama, new byte[] { 1 })], NewOutgoing = [Outgoing(0)], NewEventIds = [new EventIdEntry(1, 2, 3, 4)] }, None);
        PartitionMark begun = new(3) { QuietBefore = -1 };

        await store.ResetAsync(Identity() with { StateVersion = 2 }, begun, None);

        (await store.CommitAsync(new PartitionCommit(0, owner, 3, new PartitionMark(6)), None)).Should().Be(CommitOutcome.Fenced);
        (await store.GetPositionAsync(0, None)).NextOffset.Should().Be(3);
        (await Read(store, Ama)).Should().Equal((string?)null);
        await store.Awaiting(it => it.OpenAsync(Identity(), None).AsTask()).Should().ThrowAsync<PartitionRefusedException>();
        OpenedPartition again = await store.OpenAsync(Identity() with { StateVersion = 2 }, None);
        again.Mark.Should().Be(begun);
        again.Outgoing.Should().BeEmpty();
        again.EventIds.Should().BeEmpty();
        again.Owner.Should().BeGreaterThan(owner);
    }

    [Fact]
    public async Task A_partition_that_was_never_opened_can_be_reset_and_that_twice()
    {
        IStateStore store = CreateStore();
        PartitionMark begun = PartitionMark.Empty with { QuietBefore = 7 };
        await store.ResetAsync(Identity(2), begun, None);

        await store.ResetAsync(Identity(2), begun, None);

        (await store.OpenAsync(Identity(2), None)).Mark.Should().Be(begun);
    }

    [Fact]
    public async Task Bytes_that_the_caller_changes_later_do_not_change_the_store()
    {
        IStateStore store = CreateStore();
        byte[] bytes = [1];
        long owner = (await store.OpenAsync(Identity(), None)).Owner;
        await store.CommitAsync(new PartitionCommit(0, owner, 0, new PartitionMark(1)) { Rows = [new StateRow(Ama, bytes)] }, None);

        bytes[0] = 9;

        (await Read(store, Ama)).Should().Equal("01");
    }

    /// <summary>A store on the data of this test: the first finds none, and a later one is what another process would have.</summary>
    protected abstract IStateStore CreateStore();

    private static PartitionIdentity Identity(int partition = 0) => new("cluster", "t1", partition, 4, "group", 1);

    private static OutgoingRow Outgoing(long number) => new(number, new OutgoingRecord("topic", number == 1 ? default(ReadOnlyMemory<byte>?) : new byte[] { 7 }, number == 2 ? default(ReadOnlyMemory<byte>?) : new byte[] { 8, 9 })
    {
        Headers = [new RecordHeader("a", "1"), new RecordHeader("a", "2")],
    });

    private static async Task<string?[]> Read(IStateStore store, params StateKey[] keys) =>
        [.. (await store.ReadAsync(0, keys, None)).Select(value => value is { } bytes ? Convert.ToHexString(bytes.Span) : null)];
}
