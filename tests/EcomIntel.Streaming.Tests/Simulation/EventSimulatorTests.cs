namespace EcomIntel.Streaming.Tests;

public class EventSimulatorTests
{
    private static readonly CommerceDataset Dataset = CommerceDataset.FromRecords(
        [Line("t3", 7_200), Line("t1", 0), Line("t2", 0), Line("t4", 1_000_000), Line("t5", 1_000_060) with { CustomerId = null, OrderId = "o5" }],
        [new Customer("c1", 40, "F", "Accra")],
        [new Product("p1", "Books")]);

    [Fact]
    public void Events_come_in_the_order_of_time_and_id_with_what_is_known()
    {
        ShopEvent[] events = [.. EventSimulator.EventsOf(Dataset)];

        events.Select(shopEvent => shopEvent.EventId).Should().Equal("t1", "t2", "t3", "t4", "t5");
        events[0].Should().BeEquivalentTo(new ShopEvent("t1", ShopEventType.Transaction, TestShop.Now)
        {
            CustomerId = "c1",
            ProductId = "p1",
            ProductCategory = "Books",
            Quantity = 2,
            Customer = new Customer("c1", 40, "F", "Accra"),
            Transaction = Line("t1", 0) with { OrderId = "t1", Total = 10 },
        });
        events[4].Key.Should().Be("session:o5");
        EventSimulator.EventsOf(Dataset, RowSet.From([0, 3])).Select(shopEvent => shopEvent.EventId).Should().Equal("t3", "t4");
    }

    [Fact]
    public async Task A_replay_keeps_the_gaps_between_events_divided_by_the_speed_and_cuts_long_ones()
    {
        await using TestShop shop = new();
        EventSimulator simulator = new(shop.Sender, new SimulatorOptions { Speed = 3_600, MaxPause = TimeSpan.FromSeconds(30) }, shop.Clock);

        Task<long> replay = simulator.ReplayAsync(Dataset);
        long[] sentAfter = [Sent(shop), After(shop, 1), After(shop, 1), After(shop, 29), After(shop, 1), After(shop, 1)];

        sentAfter.Should().Equal(2, 2, 3, 3, 4, 5);
        (await replay).Should().Be(5);
        shop.Log.Records(TestShop.Topic)[2].Timestamp.Should().Be(EpochTime.ToMicroseconds(TestShop.Now.AddSeconds(2)), "a record's time is that of its sending");
    }

    [Fact]
    public async Task Without_a_bound_on_speed_nothing_waits_and_a_second_replay_has_no_effect()
    {
        await using TestShop shop = new() { Handlers = { new ProbeHandler() } };
        shop.Options.FutureTolerance = TimeSpan.FromDays(30);
        EventSimulator simulator = new(shop.Sender, new SimulatorOptions { Speed = double.PositiveInfinity }, shop.Clock);

        await simulator.ReplayAsync(Stream());
        await simulator.ReplayAsync(Stream());
        await shop.ProcessAsync();

        shop.Processor.Partitions.Single().Counts.Should().Be(new PartitionCounts(3, 3, 0, 0));
    }

    [Fact]
    public async Task A_replay_can_be_stopped()
    {
        await using TestShop shop = new();
        using CancellationTokenSource stop = new();
        Task<long> replay = new EventSimulator(shop.Sender, timeProvider: shop.Clock).ReplayAsync(Dataset, cancellationToken: stop.Token);

        await stop.CancelAsync();

        await replay.Awaiting(it => it).Should().ThrowAsync<OperationCanceledException>();
        Sent(shop).Should().Be(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_speed_that_is_none_is_refused(double speed)
    {
        Action make = () => _ = new EventSimulator(new EventSender(new InMemoryLog()), new SimulatorOptions { Speed = speed });

        make.Should().Throw<ArgumentException>().WithMessage("Speed: * is not above 0.*");
    }

    private static Transaction Line(string id, int seconds) => new(id, TestShop.Now.AddSeconds(seconds), "c1", "p1") { Quantity = 2, UnitPrice = 5 };

    private static long Sent(TestShop shop) => shop.Log.Records(TestShop.Topic).Count;

    private static long After(TestShop shop, int seconds)
    {
        shop.Clock.Advance(TimeSpan.FromSeconds(seconds));
        return Sent(shop);
    }

    private static async IAsyncEnumerable<ShopEvent> Stream()
    {
        await Task.Yield();
        yield return TestShop.Event("e1");
        yield return TestShop.Event("e3", secondsAgo: -1_000_000);
        yield return TestShop.Event("e2", secondsAgo: 50);
    }
}
