using System.Collections.Concurrent;
using System.Globalization;

namespace EcomIntel.Streaming.Tests;

public class CommitAheadTests
{
    [Fact]
    public async Task While_a_commit_is_under_way_the_next_batch_is_applied_and_the_one_after_is_not()
    {
        ConcurrentDictionary<string, int> releasedBefore = [];
        SemaphoreSlim applied = new(0);
        HeldStore? store = null;
        CallbackHandler handler = new(context =>
        {
            releasedBefore[context.Event.EventId] = store!.Released;
            applied.Release();
        });
        await using TestShop shop = Shop(handler, out store);
        await shop.SendAsync(Events(8));
        await shop.StartAsync();

        await store.ArrivalAsync();
        await AppliedAsync(applied, 4);
        store.Released.Should().Be(0);
        for (int i = 0; i < 200; i++)
        {
            // Time enough for a record too many.
            await Task.Yield();
        }

        store.Release();
        await store.ArrivalAsync();
        await AppliedAsync(applied, 2);
        store.Release(3);
        await shop.Processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);

        store.Asked.Select(commit => commit.ExpectedNext).Should().Equal(0, 2, 4, 6);
        for (int i = 0; i < 8; i++)
        {
            releasedBefore["e" + i].Should().BeGreaterThanOrEqualTo((i / 2) - 1, "event {0} is in commit {1}, which may be applied once all but the one before it are settled", i, i / 2);
        }
    }

    [Fact]
    public async Task A_commit_that_is_refused_takes_the_batch_applied_meanwhile_with_it()
    {
        SemaphoreSlim applied = new(0);
        CallbackHandler handler = new(_ => applied.Release());
        await using TestShop shop = Shop(handler, out HeldStore store);
        await shop.SendAsync(Events(4));
        await shop.StartAsync();
        await store.ArrivalAsync();
        await AppliedAsync(applied, 4);

        await shop.State.OpenAsync(new PartitionIdentity("memory", TestShop.Topic, 0, 1, "ecomintel", 1), TestContext.Current.CancellationToken);
        store.Release(100);
        Task done = shop.Processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        while (!done.IsCompleted)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await done;
        store.Asked.Should().Equal((1, 0), (3, 0), (3, 2));
        handler.Seen.Should().Equal("e0", "e1", "e2", "e3", "e0", "e1", "e2", "e3");
        Count(shop).Should().Be(4);
    }

    [Fact]
    public async Task Stopping_waits_for_the_commit_under_way_and_for_the_batch_applied_meanwhile()
    {
        SemaphoreSlim applied = new(0);
        await using TestShop shop = Shop(new CallbackHandler(_ => applied.Release()), out HeldStore store);
        await shop.SendAsync(Events(3));
        await shop.StartAsync();
        await store.ArrivalAsync();
        await AppliedAsync(applied, 3);

        Task stopped = shop.Processor.StopAsync(TestContext.Current.CancellationToken);
        stopped.IsCompleted.Should().BeFalse();
        store.Release();
        await store.ArrivalAsync();
        stopped.IsCompleted.Should().BeFalse();
        store.Release();
        await stopped;

        (await shop.State.GetPositionAsync(0, TestContext.Current.CancellationToken)).NextOffset.Should().Be(3);
        Count(shop).Should().Be(3);
    }

    [Fact]
    public async Task Nothing_is_sent_or_told_before_its_own_commit()
    {
        CallbackHandler handler = new(context => context.Send("offers", context.Event.EventId));
        await using TestShop shop = Shop(handler, out HeldStore store);
        await shop.SendAsync(Events(2));
        await shop.StartAsync();

        await store.ArrivalAsync();
        shop.Log.Records("offers").Should().BeEmpty();
        (await GroupOffsetAsync(shop)).Should().BeNull();
        shop.Processor.Partitions.Single().NextOffset.Should().Be(0);

        store.Release(100);
        await shop.Processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        shop.Log.Records("offers").Should().HaveCount(2);
        (await GroupOffsetAsync(shop)).Should().Be(2);
    }

    [Fact]
    public async Task The_group_is_told_after_every_commit_how_far_the_store_has_come()
    {
        await using TestShop shop = new();

        await shop.ProcessAsync(Events(3));
        (await GroupOffsetAsync(shop)).Should().Be(3);

        await shop.ProcessAsync(TestShop.Event("later"));
        (await GroupOffsetAsync(shop)).Should().Be(4);
    }

    [Fact]
    public async Task A_commit_that_is_due_by_time_while_another_is_under_way_follows_it()
    {
        SemaphoreSlim applied = new(0);
        await using TestShop shop = Shop(new CallbackHandler(_ => applied.Release()), out HeldStore store);
        await shop.SendAsync(Events(3));
        await shop.StartAsync();
        await store.ArrivalAsync();
        await AppliedAsync(applied, 3);

        shop.Clock.Advance(TimeSpan.FromMilliseconds(100));
        store.Release(2);
        await shop.WaitForAsync(status => status.NextOffset == 3);

        store.Asked.Select(commit => commit.ExpectedNext).Should().Equal(0, 2);
    }

    [Fact]
    public async Task A_crash_while_a_commit_is_under_way_loses_and_doubles_nothing()
    {
        SemaphoreSlim applied = new(0);
        await using TestShop shop = Shop(new CallbackHandler(_ => applied.Release()), out HeldStore store);
        await shop.SendAsync(Events(4));
        await shop.StartAsync();
        await store.ArrivalAsync();
        await AppliedAsync(applied, 4);

        await shop.CrashAsync();
        store.Release(100);
        await shop.ProcessAsync(Events(4));

        Count(shop).Should().Be(4);
        shop.Processor.Partitions.Single().Counts.Should().Be(new PartitionCounts(4, 4, 0, 0));
    }

    [Fact]
    public async Task A_partition_that_fails_while_a_commit_is_under_way_counts_that_commit()
    {
        await using TestShop shop = Shop(new CallbackHandler(), out HeldStore store);
        OpenedPartition opened = await shop.State.OpenAsync(new PartitionIdentity("memory", TestShop.Topic, 0, 1, "ecomintel", 1), TestContext.Current.CancellationToken);
        await shop.State.CommitAsync(new PartitionCommit(0, opened.Owner, 0, opened.Mark) { Rows = [new StateRow(new StateKey("probes", "kofi"), new byte[20])] }, TestContext.Current.CancellationToken);
        await shop.SendAsync([.. Events(2), TestShop.Event("damaged", customer: "kofi")]);
        await shop.StartAsync();
        await store.ArrivalAsync();

        store.Release(100);
        PartitionStatus failed = await shop.WaitForAsync(status => status.State == PartitionState.Failed);

        failed.NextOffset.Should().Be(2);
        failed.Error!.Message.Should().Contain("is damaged");
    }

    private static TestShop Shop(CallbackHandler handler, out HeldStore store)
    {
        TestShop shop = new() { Handlers = { new ProbeHandler(), handler } };
        shop.Options.MaxCommitRecords = 2;
        shop.Store = store = new HeldStore(shop.State);
        return shop;
    }

    private static ShopEvent[] Events(int count) => [.. Enumerable.Range(0, count).Select(i => TestShop.Event("e" + i.ToString(CultureInfo.InvariantCulture)))];

    private static async Task AppliedAsync(SemaphoreSlim applied, int events)
    {
        for (int i = 0; i < events; i++)
        {
            await applied.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static long Count(TestShop shop) => StateRowCodec.Read(new ProbeHandler(), "ama", shop.State.Rows(0).Single().Value!.Value.Span).Count;

    private static ValueTask<long?> GroupOffsetAsync(TestShop shop) => shop.Log.GetGroupOffsetAsync(TestShop.Topic, "ecomintel", 0, TestContext.Current.CancellationToken);
}
