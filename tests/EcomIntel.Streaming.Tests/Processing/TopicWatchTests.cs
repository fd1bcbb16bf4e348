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
