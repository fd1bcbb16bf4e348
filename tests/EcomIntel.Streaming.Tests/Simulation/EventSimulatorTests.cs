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

    [Fact]
    public async Task A_rate_is_kept_whatever_the_time_between_the_events()
    {
        await using TestShop shop = new();
        Task<long> replay = new EventSimulator(shop.Sender, new SimulatorOptions { EventsPerSecond = 2 }, shop.Clock).ReplayAsync(Dataset);

        long[] sentAfter = [Sent(shop), AfterHalfASecond(shop), AfterHalfASecond(shop), AfterHalfASecond(shop), AfterHalfASecond(shop)];

        sentAfter.Should().Equal(1, 2, 3, 4, 5);
        (await replay).Should().Be(5);
    }

    [Fact]
    public async Task Events_are_sent_many_at_a_time_in_order_and_all_are_there_at_the_end()
    {
        SlowSender sender = new();
        Task<long> replay = new EventSimulator(sender, new SimulatorOptions { Speed = double.PositiveInfinity, MaxInFlight = 3 }).ReplayAsync(Dataset);

        sender.Sent.Select(shopEvent => shopEvent.EventId).Should().Equal("t1", "t2", "t3");
        sender.Finish();
        (await replay).Should().Be(5);
        sender.Sent.Select(shopEvent => shopEvent.EventId).Should().Equal("t1", "t2", "t3", "t4", "t5");
    }

    [Fact]
    public async Task A_failed_send_ends_the_replay_with_its_error()
    {
        SlowSender sender = new();
        Task<long> replay = new EventSimulator(sender, new SimulatorOptions { Speed = double.PositiveInfinity }).ReplayAsync(Dataset);

        sender.Fail(new IOException("Away."));

        await replay.Awaiting(it => it).Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task A_csv_file_is_replayed_as_it_is_cleaned()
    {
        await using TestShop shop = new();
        using MemoryStream csv = new("transaction_id,customer_id,product_id,product_category,quantity,price_per_item,timestamp\nt2,c1,p1,Books,1,5,2025-05-02 10:00:00\nt1,c1,p1,Books,2,5,2025-05-01 10:00:00\n"u8.ToArray());

        long sent = await new EventSimulator(shop.Sender, new SimulatorOptions { Speed = double.PositiveInfinity }, shop.Clock)
            .ReplayAsync(CommerceSource.FromCsv(csv, "orders.csv", CsvMap.Flat.Without(Field.Age).Without(Field.Gender).Without(Field.Location).Without(Field.Total)), TestContext.Current.CancellationToken);

        sent.Should().Be(2);
        shop.Log.Records(TestShop.Topic).Select(record => System.Text.Json.JsonDocument.Parse(record.Value!.Value).RootElement.GetProperty("transaction_id").GetString()).Should().Equal("t1", "t2");
    }

    [Fact]
    public void A_rate_that_is_none_is_refused()
    {
        Action make = () => _ = new EventSimulator(new EventSender(new InMemoryLog()), new SimulatorOptions { EventsPerSecond = 0 });

        make.Should().Throw<ArgumentException>().WithMessage("EventsPerSecond: 0 is not above 0.*");
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

    private static long AfterHalfASecond(TestShop shop)
    {
        shop.Clock.Advance(TimeSpan.FromSeconds(0.5));
        return Sent(shop);
    }

    /// <summary>Keeps what is sent under way until it is told.</summary>
    private sealed class SlowSender : IEventSender
    {
        private readonly TaskCompletionSource<LogPosition> _position = new();

        public List<ShopEvent> Sent { get; } = [];

        public async ValueTask<LogPosition> SendAsync(ShopEvent shopEvent, CancellationToken cancellationToken = default)
        {
            Sent.Add(shopEvent);
            return await _position.Task;
        }

        public void Finish() => _position.SetResult(default);

        public void Fail(Exception error) => _position.SetException(error);
    }

    private static async IAsyncEnumerable<ShopEvent> Stream()
    {
        await Task.Yield();
        yield return TestShop.Event("e1");
        yield return TestShop.Event("e3", secondsAgo: -1_000_000);
        yield return TestShop.Event("e2", secondsAgo: 50);
    }
}
