namespace EcomIntel.Streaming.Tests;

public class MetricTests
{
    [Fact]
    public async Task Partitions_are_measured_as_they_stand()
    {
        using MeterReader meter = new("metrics_topic");
        await using TestShop shop = Shop("metrics_topic");
        EventSender sender = new(shop.Log, "metrics_topic");
        await sender.SendAsync(TestShop.Event("e1"));
        shop.Clock.Advance(TimeSpan.FromSeconds(30));
        await sender.SendAsync(TestShop.Event("e2"));
        await sender.SendAsync(TestShop.Event("e2"));
        await shop.ProcessAsync();
        shop.Clock.Advance(shop.Options.LagCheckInterval);

        Dictionary<string, double> measured = await Until(meter, read => read.ContainsKey("ecomintel.streaming.lag"));

        measured["ecomintel.streaming.partitions"].Should().Be(1);
        measured["ecomintel.streaming.lag"].Should().Be(0);
        measured["ecomintel.streaming.event_ids"].Should().Be(2);
        measured["ecomintel.streaming.duplicate_horizon"].Should().Be(30);
        measured["ecomintel.streaming.outgoing.size"].Should().Be(0);
        measured["ecomintel.streaming.outgoing.rows"].Should().Be(0);
        measured["ecomintel.streaming.watermark.delay"].Should().Be(30 + 60 + 10, "the newest event was at the start, and the watermark is a minute behind it");
        measured["messaging.client.consumed.messages"].Should().Be(3);
        measured["ecomintel.streaming.duplicates"].Should().Be(1);
        measured["messaging.client.sent.messages"].Should().Be(3);
        measured.Should().ContainKeys("ecomintel.streaming.commit.duration", "messaging.process.duration");
    }

    [Fact]
    public async Task States_and_waiting_rows_tell_what_is_wrong()
    {
        using MeterReader meter = new("waiting_topic");
        await using TestShop shop = Shop("waiting_topic");
        shop.Handlers.Add(new CallbackHandler(context => context.Send("offers", context.Event.EventId)));
        shop.Transport = new OfflineTransport(shop.Log, "offers");
        await new EventSender(shop.Log, "waiting_topic").SendAsync(TestShop.Event("e1"));
        await shop.StartAsync();
        while (shop.Processor.Partitions.All(status => status.NextOffset == 0))
        {
            shop.Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        await shop.Processor.PauseAsync(cancellationToken: TestContext.Current.CancellationToken);
        IReadOnlyList<(string Instrument, double Value, Dictionary<string, object?> Tags)> read = meter.Read();

        read.Single(item => item.Instrument == "ecomintel.streaming.partitions").Tags.Should().Equal(new Dictionary<string, object?>
        {
            ["messaging.destination.name"] = "waiting_topic",
            ["messaging.consumer.group.name"] = "ecomintel",
            ["ecomintel.partition.state"] = "Paused",
        });
        read.Single(item => item.Instrument == "ecomintel.streaming.outgoing.rows").Value.Should().Be(1);
        read.Single(item => item.Instrument == "ecomintel.streaming.outgoing.size").Value.Should().BePositive();
    }

    [Fact]
    public async Task A_processor_that_ended_is_measured_no_more()
    {
        using MeterReader meter = new("ended_topic");
        await using TestShop shop = Shop("ended_topic");
        await shop.ProcessAsync();
        await shop.Processor.StopAsync(TestContext.Current.CancellationToken);
        meter.Read();

        meter.Read().Should().BeEmpty();
    }

    private static TestShop Shop(string topic) => new() { Options = { Topic = topic } };

    private static async Task<Dictionary<string, double>> Until(MeterReader meter, Func<Dictionary<string, double>, bool> isSo)
    {
        Dictionary<string, double> all = new(StringComparer.Ordinal);
        while (!isSo(all))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            foreach (IGrouping<string, (string Instrument, double Value, Dictionary<string, object?> Tags)> values in meter.Read().GroupBy(item => item.Instrument))
            {
                bool isCounter = values.Key.StartsWith("messaging.client", StringComparison.Ordinal) || values.Key.EndsWith("duplicates", StringComparison.Ordinal);
                all[values.Key] = isCounter ? all.GetValueOrDefault(values.Key) + values.Sum(item => item.Value) : values.Last().Value;
            }

            await Task.Yield();
        }

        return all;
    }
}
