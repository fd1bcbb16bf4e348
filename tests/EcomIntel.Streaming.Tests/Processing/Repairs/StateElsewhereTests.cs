namespace EcomIntel.Streaming.Tests;

public class StateElsewhereTests
{
    [Theory]
    [InlineData(StoreScope.Machine)]
    [InlineData(StoreScope.Everywhere)]
    public async Task A_durable_store_without_a_state_that_the_group_has_is_refused_with_the_ways_out(StoreScope scope)
    {
        await using TestShop shop = await WipedAsync(groupOffset: 2);
        shop.Store = new MachineStore(shop.Store, scope);
        await shop.StartAsync();

        PartitionRefusedException error = (await shop.Processor.Awaiting(it => it.Completion.WaitAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<PartitionRefusedException>()).Which;

        error.Partition.Should().Be(0);
        error.Message.Should().Be(
            "Partition 0 is refused: its state is elsewhere: the group 'ecomintel' has come to offset 2 of 'ecommerce_transactions', but this store has nothing of it. Bring the partition's state here, " +
            "or build it again by RebuildFromLogAsync(0) while the log begins at 0 (now at 0), or keep the states of several machines in PostgreSQL.");
        (await shop.State.GetPositionAsync(0)).NextOffset.Should().Be(0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    public async Task A_durable_store_is_new_where_the_group_has_come_to_nothing(long? groupOffset)
    {
        await using TestShop shop = await WipedAsync(groupOffset);
        shop.Store = new MachineStore(shop.Store);

        await shop.ProcessAsync();

        shop.Processor.Partitions.Single().Counts.Applied.Should().Be(3);
    }

    [Fact]
    public async Task A_store_in_memory_is_rebuilt_by_itself_and_sends_nothing_twice()
    {
        await using TestShop shop = await WipedAsync(groupOffset: 2);

        await shop.ProcessAsync();

        shop.Processor.Partitions.Single().Counts.Should().Be(new PartitionCounts(3, 0, 0, 0));
        Sent(shop).Should().Equal("e3");
        shop.Log.Records("offers").Single().Headers.Single().Text.Should().Be("memory/ecommerce_transactions/0/2/0");
    }

    [Fact]
    public async Task A_store_in_memory_begins_where_a_cut_log_begins()
    {
        await using TestShop shop = await WipedAsync(groupOffset: 2);
        shop.Log.DeleteBefore(TestShop.Topic, 0, 1);

        await shop.ProcessAsync();

        shop.Processor.Partitions.Single().Counts.Applied.Should().Be(2);
        Sent(shop).Should().Equal("e3");
    }

    [Fact]
    public async Task A_group_that_came_further_than_the_log_silences_nothing()
    {
        await using TestShop shop = await WipedAsync(groupOffset: 99);

        await shop.ProcessAsync();

        Sent(shop).Should().Equal("e1", "e2", "e3");
    }

    private static IEnumerable<string> Sent(TestShop shop) => shop.Log.Records("offers").Select(record => System.Text.Encoding.UTF8.GetString(record.Value!.Value.Span));

    /// <summary>Three events in the log, each of which sends its id, and an empty store.</summary>
    private static async Task<TestShop> WipedAsync(long? groupOffset)
    {
        TestShop shop = new() { Handlers = { new ProbeHandler(), new CallbackHandler(context => context.Send("offers", context.Event.EventId)) } };
        shop.Transport = new ToldTransport(shop.Log) { GroupOffset = groupOffset };
        await shop.SendAsync(TestShop.Event("e1"), TestShop.Event("e2"), TestShop.Event("e3"));
        return shop;
    }
}
