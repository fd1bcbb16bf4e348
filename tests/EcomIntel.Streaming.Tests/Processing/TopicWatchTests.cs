namespace EcomIntel.Streaming.Tests;

public class TopicWatchTests
{
    [Fact]
    public async Task A_topic_that_was_made_anew_stops_all_partitions_and_nothing_of_it_is_applied()
    {
        CallbackHandler handler = new();
        await using TestShop shop = new(partitions: 2) { Handlers = { handler } };
        ToldTransport transport = new(shop.Log);
        shop.Transport = transport;
        await shop.ProcessAsync(TestShop.Event("e1"));

        transport.Change = topic => topic with { TopicId = "another" };
        string message = await RefusedAsync(shop);

        message.Should().Be("Partition 0 is stopped: The topic 'ecommerce_transactions' is not the one that was read before: its id was ecommerce_transactions and is another. " +
            "The way on is a new topic and a new store, built again from its log.");
        shop.Processor.Partitions.Select(status => status.State).Should().Equal(PartitionState.Failed, PartitionState.Failed);
        await shop.SendAsync(TestShop.Event("e2"));
        handler.Seen.Should().Equal("e1");
    }

    [Fact]
    public async Task Another_number_of_partitions_and_compaction_are_told_together()
    {
        await using TestShop shop = new();
        ToldTransport transport = new(shop.Log);
        shop.Transport = transport;
        await shop.ProcessAsync();

        transport.Change = topic => topic with { Partitions = 6, IsCompacted = true };

        (await RefusedAsync(shop)).Should().Contain("it had 1 partitions and has 6, so that customers have moved between them; it was not compacted and is");
    }

    [Fact]
    public async Task A_partition_that_comes_to_a_running_processor_stops_all_where_the_topic_grew()
    {
        await using TestShop shop = new(partitions: 3);
        shop.Options.StopHostOnFailure = false;
        ToldTransport transport = new(shop.Log);
        await using EventProcessor other = new(shop.Options, shop.Log, shop.State, [], shop.Clock);
        await other.StartAsync(TestContext.Current.CancellationToken);
        await other.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        shop.Transport = transport;
        await shop.StartAsync();
        await shop.WaitForAsync(status => status.State == PartitionState.Running);

        transport.Change = topic => topic with { Partitions = 4 };
        await other.StopAsync(TestContext.Current.CancellationToken);

        while (shop.Processor.Partitions.Count(status => status.State == PartitionState.Failed) < 3)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        shop.Processor.Partitions.Should().OnlyContain(status => status.Error!.Message.Contains("it had 3 partitions and has 4"));
    }

    [Fact]
    public async Task A_state_of_another_partition_count_stops_the_partitions_without_a_state_too_until_all_are_reset()
    {
        await using TestShop shop = new(partitions: 2) { Handlers = { new ProbeHandler() } };
        shop.Options.StopHostOnFailure = false;
        await shop.State.OpenAsync(new PartitionIdentity("memory", TestShop.Topic, 0, 1, "ecomintel", 1), TestContext.Current.CancellationToken);
        await shop.StartAsync();
        while (shop.Processor.Partitions.Count(status => status.State == PartitionState.Failed) < 2)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        string message = shop.Processor.Partitions[1].Error!.Message;
        await shop.Processor.ResetAsync(0, TestContext.Current.CancellationToken);
        await shop.Processor.RetryAsync(1, TestContext.Current.CancellationToken);
        await shop.ProcessAsync(TestShop.Event("e1"));

        message.Should().Contain("the partition count is 2 but the store has 1");
        shop.Processor.Partitions.Select(status => status.State).Should().Equal(PartitionState.Running, PartitionState.Running);
    }

    [Fact]
    public async Task A_broker_that_is_away_proves_nothing()
    {
        int asked = 0;
        await using TestShop shop = new() { Handlers = { new ProbeHandler() } };
        ToldTransport transport = new(shop.Log);
        shop.Transport = transport;
        await shop.ProcessAsync();

        transport.Change = topic => Interlocked.Increment(ref asked) > 0 && transport.GroupOffset is null ? throw new IOException("Away.") : topic;
        while (Volatile.Read(ref asked) < 3)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        transport.GroupOffset = 1;
        await shop.ProcessAsync(TestShop.Event("e1"));
        shop.Processor.Completion.IsCompleted.Should().BeFalse();
    }

    private static async Task<string> RefusedAsync(TestShop shop)
    {
        while (!shop.Processor.Completion.IsCompleted)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        return (await shop.Processor.Awaiting(it => it.Completion).Should().ThrowAsync<PartitionRefusedException>()).Which.Message;
    }
}
