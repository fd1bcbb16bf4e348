namespace EcomIntel.Streaming.Tests;

public class PauseTests
{
    [Fact]
    public async Task A_pause_commits_what_was_applied_and_a_resume_goes_on()
    {
        TaskCompletionSource handled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        CallbackHandler handler = new(_ => handled.TrySetResult());
        await using TestShop shop = new() { Handlers = { handler } };
        await shop.StartAsync();
        await shop.SendAsync(TestShop.Event("e1"));
        await handled.Task.WaitAsync(TestContext.Current.CancellationToken);

        await shop.Processor.PauseAsync(cancellationToken: TestContext.Current.CancellationToken);
        PartitionStatus paused = shop.Processor.Partitions.Single();
        await shop.SendAsync(TestShop.Event("e2"));
        shop.Clock.Advance(TimeSpan.FromSeconds(5));

        (paused.State, paused.NextOffset).Should().Be((PartitionState.Paused, 1));
        handler.Seen.Should().Equal("e1");
        await shop.Processor.ResumeAsync(cancellationToken: TestContext.Current.CancellationToken);
        await shop.ProcessAsync();
        handler.Seen.Should().Equal("e1", "e2");
        shop.Processor.Partitions.Single().State.Should().Be(PartitionState.Running);
    }

    [Fact]
    public async Task One_partition_pauses_while_the_others_run()
    {
        string[] keys = [.. Enumerable.Range(0, 2).Select(partition => Enumerable.Range(0, 100).Select(i => "c" + i).First(key => Murmur2.PartitionOf(key, 2) == partition))];
        CallbackHandler handler = new();
        await using TestShop shop = new(partitions: 2) { Handlers = { handler } };
        await shop.ProcessAsync();
        await shop.Processor.PauseAsync(1, TestContext.Current.CancellationToken);

        await shop.SendAsync(TestShop.Event("paused", customer: keys[1]), TestShop.Event("runs", customer: keys[0]));
        while (handler.Seen.Count == 0)
        {
            await Task.Yield();
        }

        handler.Seen.Should().Equal("runs");
        await shop.Processor.ResumeAsync(1, TestContext.Current.CancellationToken);
        await shop.ProcessAsync();
        handler.Seen.Should().Equal("runs", "paused");
    }

    [Fact]
    public async Task A_pause_survives_a_rebalance()
    {
        await using TestShop shop = new(partitions: 2) { Handlers = { new ProbeHandler() } };
        await shop.ProcessAsync();
        await shop.Processor.PauseAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using (EventProcessor second = new(shop.Options, shop.Log, shop.State, [new ProbeHandler()], shop.Clock))
        {
            await second.StartAsync(TestContext.Current.CancellationToken);
            while (second.Partitions.IsEmpty)
            {
                await Task.Yield();
            }

            await second.StopAsync(TestContext.Current.CancellationToken);
        }

        while (shop.Processor.Partitions.Count(status => status.State == PartitionState.Paused) < 2)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        shop.Processor.Partitions.Should().HaveCount(2);
    }

    [Fact]
    public async Task Of_a_paused_processor_one_partition_may_run()
    {
        await using TestShop shop = new(partitions: 2);
        await shop.ProcessAsync();
        await shop.Processor.PauseAsync(cancellationToken: TestContext.Current.CancellationToken);

        await shop.Processor.ResumeAsync(0, TestContext.Current.CancellationToken);
        await shop.WaitForAsync(status => status is { Partition: 0, State: PartitionState.Running });

        shop.Processor.Partitions.Select(status => status.State).Should().Equal(PartitionState.Running, PartitionState.Paused);
    }

    [Fact]
    public async Task What_was_under_way_when_the_pause_began_is_applied_in_order_after_it()
    {
        using SemaphoreSlim gate = new(0);
        CallbackHandler slow = new(_ => gate.Wait(TestContext.Current.CancellationToken));
        await using TestShop shop = new() { Handlers = { slow } };
        shop.Transport = new InMemoryLog(new InMemoryLogOptions { Partitions = 1, MaxBatchRecords = 3 }, shop.Clock);
        EventSender sender = new(shop.Transport);
        for (int i = 0; i < 30; i++)
        {
            await sender.SendAsync(TestShop.Event("e" + i));
        }

        await shop.StartAsync();
        Task pausing = shop.Processor.PauseAsync(cancellationToken: TestContext.Current.CancellationToken);
        gate.Release(30);
        await pausing;
        int seen = slow.Seen.Count;
        await shop.Processor.ResumeAsync(cancellationToken: TestContext.Current.CancellationToken);
        await shop.Processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);

        seen.Should().BeLessThan(30);
        slow.Seen.Should().Equal(Enumerable.Range(0, 30).Select(i => "e" + i));
    }
}
