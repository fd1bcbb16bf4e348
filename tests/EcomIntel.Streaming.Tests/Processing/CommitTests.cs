namespace EcomIntel.Streaming.Tests;

public class CommitTests
{
    [Fact]
    public async Task An_applied_event_is_committed_when_the_interval_has_passed()
    {
        TaskCompletionSource handled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestShop shop = new() { Handlers = { new CallbackHandler(_ => handled.TrySetResult()) } };
        await shop.StartAsync();
        await shop.WaitForAsync(status => status.State == PartitionState.Running);

        await shop.SendAsync(TestShop.Event("e1"));
        await handled.Task.WaitAsync(TestContext.Current.CancellationToken);
        shop.Clock.Advance(TimeSpan.FromMilliseconds(99));
        (await shop.State.GetPositionAsync(0)).NextOffset.Should().Be(0);
        shop.Clock.Advance(TimeSpan.FromMilliseconds(1));

        (await shop.WaitForAsync(status => status.NextOffset == 1)).Counts.Applied.Should().Be(1);
    }

    [Fact]
    public async Task A_full_commit_does_not_wait_for_the_interval()
    {
        await using TestShop shop = new();
        shop.Options.MaxCommitRecords = 2;
        await shop.SendAsync(TestShop.Event("1"), TestShop.Event("2"), TestShop.Event("3"), TestShop.Event("4"), TestShop.Event("5"));
        await shop.StartAsync();

        await shop.WaitForAsync(status => status.NextOffset == 4);

        (await shop.State.GetPositionAsync(0)).NextOffset.Should().Be(4);
    }

    [Fact]
    public async Task Stopping_commits_what_was_applied()
    {
        TaskCompletionSource handled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestShop shop = new() { Handlers = { new CallbackHandler(_ => handled.TrySetResult()) } };
        await shop.StartAsync();
        await shop.SendAsync(TestShop.Event("e1"));
        await handled.Task.WaitAsync(TestContext.Current.CancellationToken);

        await shop.Processor.StopAsync();

        (await shop.State.GetPositionAsync(0)).NextOffset.Should().Be(1);
        shop.Processor.Completion.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task A_crash_loses_nothing_and_copies_of_what_was_sent_have_the_same_id()
    {
        CallbackHandler handler = new(context => context.Send("offers", "for " + context.Event.EventId));
        await using TestShop shop = new() { Handlers = { handler, new ProbeHandler() } };
        await shop.ProcessAsync(TestShop.Event("e1"));
        await shop.CrashAsync();

        await shop.ProcessAsync(TestShop.Event("e1"), TestShop.Event("e2"));

        handler.Seen.Should().Equal("e1", "e2");
        shop.Log.Records("offers").Select(record => record.Headers.Single().Text)
            .Should().Equal("memory/ecommerce_transactions/0/0/0", "memory/ecommerce_transactions/0/2/0");
    }

    [Fact]
    public async Task Outgoing_rows_wait_for_their_topic_in_order_and_hold_the_partition_beyond_the_bound()
    {
        CallbackHandler handler = new(context => context.Send("offers", context.Event.EventId));
        await using TestShop shop = new() { Handlers = { handler } };
        OfflineTransport transport = new(shop.Log, "offers");
        shop.Transport = transport;
        shop.Options.MaxOutgoingBytes = 100;
        shop.Options.MaxCommitRecords = 1;
        await shop.SendAsync([.. Enumerable.Range(0, 20).Select(i => TestShop.Event("e" + i))]);
        await shop.StartAsync();
        PartitionStatus held = await shop.WaitForAsync(status => status.State == PartitionState.Held);
        held.NextOffset.Should().BeInRange(1, 5);
        shop.Log.Records("offers").Should().BeEmpty();

        transport.IsOnline = true;
        Task done = shop.Processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        while (!done.IsCompleted)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        await done;
        shop.Log.Records("offers").Select(record => System.Text.Encoding.UTF8.GetString(record.Value!.Value.Span)).Should().Equal(Enumerable.Range(0, 20).Select(i => "e" + i));
    }

    [Fact]
    public async Task Events_older_than_the_watermark_are_late_and_the_watermark_survives_a_crash()
    {
        List<(string Id, bool IsLate)> seen = [];
        await using TestShop shop = new() { Handlers = { new CallbackHandler(context => seen.Add((context.Event.EventId, context.IsLate))) } };
        await shop.ProcessAsync(TestShop.Event("new", secondsAgo: 0), TestShop.Event("a minute old", secondsAgo: 60));
        await shop.CrashAsync();

        await shop.ProcessAsync(TestShop.Event("older", secondsAgo: 61));

        seen.Should().Equal(("new", false), ("a minute old", false), ("older", true));
    }

    [Fact]
    public void Two_handlers_of_one_name_are_refused()
    {
        Action make = () => _ = new EventProcessor(new StreamingOptions(), new InMemoryLog(), new InMemoryStore(), [new ProbeHandler(), new ProbeHandler()]);

        make.Should().Throw<ArgumentException>().WithMessage("*'probes'*");
    }

    [Fact]
    public async Task A_processor_may_be_disposed_of_while_it_stops()
    {
        for (int round = 0; round < 200; round++)
        {
            await using TestShop shop = new(partitions: 8);
            await shop.StartAsync();
            await shop.WaitForAsync(status => status.State == PartitionState.Running);

            Task stopped = Task.Run(() => shop.Processor.StopAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            await shop.Processor.DisposeAsync();

            await stopped.Awaiting(task => task).Should().NotThrowAsync();
        }
    }
}
