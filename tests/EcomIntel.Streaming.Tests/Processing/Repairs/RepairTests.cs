using System.Text;

namespace EcomIntel.Streaming.Tests;

public class RepairTests
{
    [Fact]
    public async Task A_reset_while_it_runs_applies_everything_again_under_the_same_ids()
    {
        await using TestShop shop = Shop();
        await shop.ProcessAsync(TestShop.Event("e1"), TestShop.Event("e2"));
        StoredPosition before = await shop.State.GetPositionAsync(0);

        await shop.Processor.ResetAsync(0, TestContext.Current.CancellationToken);
        await shop.ProcessAsync(TestShop.Event("e3"));

        (await shop.State.GetPositionAsync(0)).Owner.Should().BeGreaterThan(before.Owner);
        shop.Processor.Partitions.Single().Counts.Should().Be(new PartitionCounts(3, 0, 0, 0));
        Probe(shop).Count.Should().Be(3);
        Sent(shop).Should().Equal("e1", "e2", "e1", "e2", "e3");
        shop.Log.Records("offers").Select(record => record.Headers.Single().Text).Distinct().Should().HaveCount(3);
    }

    [Fact]
    public async Task A_reset_of_a_durable_state_is_not_taken_for_a_state_that_is_elsewhere()
    {
        await using TestShop shop = Shop();
        shop.Store = new MachineStore(shop.State);
        shop.Transport = new ToldTransport(shop.Log) { GroupOffset = 2 };
        await shop.SendAsync(TestShop.Event("e1"), TestShop.Event("e2"));
        shop.Options.StopHostOnFailure = false;
        await shop.StartAsync();
        await shop.WaitForAsync(status => status.State == PartitionState.Failed);

        await shop.Processor.ResetAsync(0, TestContext.Current.CancellationToken);
        await shop.ProcessAsync();

        Probe(shop).Count.Should().Be(2);
    }

    [Fact]
    public async Task A_reset_before_the_start_and_by_another_processor_fences_the_owner()
    {
        await using TestShop shop = Shop();
        await shop.ProcessAsync(TestShop.Event("e1"));
        await using EventProcessor other = new(shop.Options, shop.Log, shop.State, [], shop.Clock);

        await other.ResetAsync(0, TestContext.Current.CancellationToken);
        await shop.SendAsync(TestShop.Event("e2"));
        Task done = shop.Processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        while (!done.IsCompleted)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await done;
        Probe(shop).Count.Should().Be(2);
    }

    [Fact]
    public async Task A_reset_begins_where_a_cut_log_begins()
    {
        await using TestShop shop = Shop();
        await shop.ProcessAsync(TestShop.Event("e1"), TestShop.Event("e2"));
        shop.Log.DeleteBefore(TestShop.Topic, 0, 1);

        await shop.Processor.ResetAsync(0, TestContext.Current.CancellationToken);
        await shop.ProcessAsync();

        shop.Processor.Partitions.Single().Should().Match<PartitionStatus>(status => status.NextOffset == 2 && status.Counts.Applied == 1);
    }

    [Fact]
    public async Task A_rebuild_gives_the_same_state_and_sends_only_what_was_not_sent()
    {
        await using TestShop shop = Shop();
        shop.SendRaw("ama", "poison");
        await shop.ProcessAsync(TestShop.Event("e1"), TestShop.Event("e2"));
        string[] before = Rows(shop);
        PartitionCounts counts = shop.Processor.Partitions.Single().Counts;

        await shop.Processor.RebuildFromLogAsync(0, TestContext.Current.CancellationToken);
        await shop.ProcessAsync();
        string[] rebuilt = Rows(shop);
        PartitionCounts countsAfter = shop.Processor.Partitions.Single().Counts;
        await shop.ProcessAsync(TestShop.Event("e3"));

        rebuilt.Should().Equal(before);
        countsAfter.Should().Be(counts);
        Sent(shop).Should().Equal("e1", "e2", "e3");
        shop.DeadLetters().Should().ContainSingle();
        PartitionMark mark = (await shop.State.OpenAsync(new PartitionIdentity("memory", TestShop.Topic, 0, 1, "ecomintel", 1))).Mark;
        mark.NextOutgoing.Should().Be(4, "rows are numbered as they were, sent or not");
        mark.QuietBefore.Should().Be(3);
    }

    [Fact]
    public async Task A_rebuild_sends_the_rows_that_still_waited()
    {
        await using TestShop shop = Shop();
        OfflineTransport transport = new(shop.Log, "offers") { IsOnline = true };
        shop.Transport = transport;
        await shop.ProcessAsync(TestShop.Event("e1"));
        transport.IsOnline = false;
        await shop.SendAsync(TestShop.Event("e2"), TestShop.Event("e3"));
        while (shop.Processor.Partitions.Single().NextOffset < 3)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        transport.IsOnline = true;
        await shop.Processor.RebuildFromLogAsync(0, TestContext.Current.CancellationToken);
        await shop.ProcessAsync();

        Sent(shop).Distinct().Should().Equal("e1", "e2", "e3");
        Sent(shop).Should().StartWith("e1").And.ContainSingle(id => id == "e1");
    }

    [Fact]
    public async Task A_rebuild_from_a_cut_log_is_refused_and_changes_nothing()
    {
        await using TestShop shop = Shop();
        await shop.ProcessAsync(TestShop.Event("e1"), TestShop.Event("e2"));
        shop.Log.DeleteBefore(TestShop.Topic, 0, 1);

        (await shop.Processor.Awaiting(it => it.RebuildFromLogAsync(0)).Should().ThrowAsync<PartitionRefusedException>())
            .WithMessage("Partition 0 cannot be rebuilt: the log of 'ecommerce_transactions' begins at offset 1, so that the events before are gone.*ResetAsync*");
        await shop.ProcessAsync(TestShop.Event("e3"));

        Probe(shop).Count.Should().Be(3);
    }

    [Fact]
    public async Task A_state_of_another_version_is_rebuilt_without_restarting()
    {
        await using TestShop shop = Shop();
        await shop.ProcessAsync(TestShop.Event("e1"), TestShop.Event("e2"));
        await shop.CrashAsync();
        shop.Transport = new ToldTransport(shop.Log) { GroupOffset = 2 };
        shop.Options.StateVersion = 2;
        shop.Options.StopHostOnFailure = false;
        await shop.StartAsync();
        await shop.WaitForAsync(status => status.State == PartitionState.Failed);

        await shop.Processor.RebuildFromLogAsync(0, TestContext.Current.CancellationToken);
        await shop.ProcessAsync();

        Probe(shop).Count.Should().Be(2);
        Sent(shop).Should().Equal("e1", "e2");
        shop.Processor.Completion.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task An_accepted_gap_is_recorded_and_the_partition_goes_on_behind_it()
    {
        await using TestShop shop = await WithGapAsync();

        await shop.Processor.AcceptGapAsync(0, 2, 4, TestContext.Current.CancellationToken);
        await shop.ProcessAsync();

        Probe(shop).Count.Should().Be(3);
        PartitionMark mark = (await shop.State.OpenAsync(new PartitionIdentity("memory", TestShop.Topic, 0, 1, "ecomintel", 1))).Mark;
        (mark.AcceptedGap, mark.AcceptedGapOffsets, mark.NextOffset).Should().Be((new OffsetGap(2, 4), 2, 5));
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(1, 4)]
    [InlineData(2, 2)]
    public async Task A_gap_that_is_not_the_partitions_is_refused(long from, long to)
    {
        await using TestShop shop = await WithGapAsync();

        (await shop.Processor.Awaiting(it => it.AcceptGapAsync(0, from, to)).Should().ThrowAsync<PartitionRefusedException>())
            .WithMessage($"Partition 0 has no gap from {from} to {to}: its state has come to offset 2, and the log of 'ecommerce_transactions' begins at 4. Nothing was changed.");
        await shop.WaitForAsync(status => status.State == PartitionState.Failed);
        (await shop.State.GetPositionAsync(0)).NextOffset.Should().Be(2);
    }

    [Fact]
    public async Task A_failed_partition_is_tried_again_once_its_cause_is_gone()
    {
        await using TestShop shop = Shop();
        shop.Options.StopHostOnFailure = false;
        shop.Options.MaxDeadLettersInARow = 1;
        shop.SendRaw("ama", "poison");
        await shop.StartAsync();
        await shop.WaitForAsync(status => status.State == PartitionState.Failed);

        await shop.Processor.RetryAsync(0, TestContext.Current.CancellationToken);
        await shop.ProcessAsync(TestShop.Event("e1"));

        shop.Processor.Partitions.Single().Counts.Should().Be(new PartitionCounts(1, 0, 1, 0));
    }

    [Fact]
    public async Task A_partition_that_the_topic_does_not_have_is_an_error_of_the_caller()
    {
        await using TestShop shop = Shop();
        await shop.StartAsync();

        await shop.Processor.Awaiting(it => it.ResetAsync(1)).Should().ThrowAsync<ArgumentOutOfRangeException>();
        await shop.Processor.Awaiting(it => it.RebuildFromLogAsync(-1)).Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    private static TestShop Shop() => new() { Handlers = { new ProbeHandler(), new CallbackHandler(context => context.Send("offers", context.Event.EventId)) } };

    /// <summary>Two events applied, two lost to retention, one more behind them; the partition is refused.</summary>
    private static async Task<TestShop> WithGapAsync()
    {
        TestShop shop = Shop();
        await shop.ProcessAsync(TestShop.Event("e1"), TestShop.Event("e2"));
        await shop.CrashAsync();
        await shop.SendAsync(TestShop.Event("e3"), TestShop.Event("e4"), TestShop.Event("e5"));
        shop.Log.DeleteBefore(TestShop.Topic, 0, 4);
        shop.Options.StopHostOnFailure = false;
        await shop.StartAsync();
        PartitionStatus refused = await shop.WaitForAsync(status => status.State == PartitionState.Failed);
        refused.Error!.Message.Should().Contain("AcceptGapAsync(0, 2, 4)");
        return shop;
    }

    private static ProbeState Probe(TestShop shop) => StateRowCodec.Read(new ProbeHandler(), "ama", shop.State.Rows(0).Single().Value!.Value.Span);

    private static string[] Rows(TestShop shop) => [.. shop.State.Rows(0).Select(row => $"{row.Key}/{Convert.ToHexString(row.Value!.Value.Span)}")];

    private static IEnumerable<string> Sent(TestShop shop) => shop.Log.Records("offers").Select(record => Encoding.UTF8.GetString(record.Value!.Value.Span));
}
