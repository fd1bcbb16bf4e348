namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>What operators do to partitions and dead letters, on a broker.</summary>
public sealed class RepairTests(SharedKafka kafka)
{
    private static readonly DateTimeOffset Time = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Dead_letters_are_listed_and_redriven_once()
    {
        await using TestTopic topic = await kafka.TopicAsync(partitions: 3);
        StreamingOptions options = await OptionsAsync(topic);
        InMemoryStore store = new();
        ThrowingHandler handler = new() { IsBroken = true };
        await using EventProcessor processor = new(options, topic.Transport, store, [handler]);
        await processor.StartAsync(TestContext.Current.CancellationToken);
        await SendAsync(topic, 20);
        await topic.SendAsync("ama", "no json");
        await processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        handler.IsBroken = false;
        DeadLetters letters = new(topic.Transport, store, options);

        RedriveReport first = await letters.RedriveAsync(cancellationToken: TestContext.Current.CancellationToken);
        RedriveReport second = await letters.RedriveAsync(cancellationToken: TestContext.Current.CancellationToken);
        await processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);

        first.Should().Be(new RedriveReport(Sent: 20, 0, 0, Unreadable: 1, 0, HasMore: false));
        second.Should().Be(new RedriveReport(0, 0, 0, Unreadable: 1, 0, HasMore: false));
        processor.Partitions.Sum(status => status.Counts.Applied).Should().Be(20);
        await processor.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_lost_store_is_rebuilt_a_running_one_reset_and_nothing_is_parked_twice()
    {
        await using TestTopic topic = await kafka.TopicAsync(partitions: 2);
        StreamingOptions options = await OptionsAsync(topic);
        await SendAsync(topic, 20);
        await topic.SendAsync("ama", "no json");
        await using (EventProcessor first = new(options, topic.Transport, new InMemoryStore(), [new ThrowingHandler()]))
        {
            await first.StartAsync(TestContext.Current.CancellationToken);
            await first.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
            await first.StopAsync(TestContext.Current.CancellationToken);
        }

        await using EventProcessor second = new(options, topic.Transport, new InMemoryStore(), [new ThrowingHandler()]);
        await second.StartAsync(TestContext.Current.CancellationToken);
        await second.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        PartitionCounts[] rebuilt = [.. second.Partitions.Select(status => status.Counts)];
        long parked = (await topic.Transport.GetRangeAsync(options.DeadLetterTopic, 0, TestContext.Current.CancellationToken)).End;
        await second.PauseAsync(cancellationToken: TestContext.Current.CancellationToken);
        await SendAsync(topic, 5, from: 20);
        await second.ResumeAsync(cancellationToken: TestContext.Current.CancellationToken);
        await second.ResetAsync(0, TestContext.Current.CancellationToken);
        await second.RebuildFromLogAsync(1, TestContext.Current.CancellationToken);
        await second.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);

        rebuilt.Sum(counts => counts.Applied).Should().Be(20);
        rebuilt.Sum(counts => counts.DeadLetters).Should().Be(1);
        parked.Should().Be(1);
        second.Partitions.Sum(status => status.Counts.Applied).Should().Be(25);
        await second.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<StreamingOptions> OptionsAsync(TestTopic topic)
    {
        StreamingOptions options = new() { Topic = topic.Name, DeadLetterTopic = topic.Name + ".dead", Group = topic.Name };
        await topic.Cluster.CreateTopicAsync(options.DeadLetterTopic, 1, cancellationToken: TestContext.Current.CancellationToken);
        return options;
    }

    private static async Task SendAsync(TestTopic topic, int count, int from = 0)
    {
        EventSender sender = new(topic.Transport, topic.Name);
        for (int number = from; number < from + count; number++)
        {
            await sender.SendAsync(new ShopEvent($"e{number}", ShopEventType.View, Time) { CustomerId = $"c{number % 7}", ProductId = "tea" }, TestContext.Current.CancellationToken);
        }
    }

    private sealed class ThrowingHandler : IEventHandler
    {
        private volatile bool _isBroken;

        public bool IsBroken
        {
            get => _isBroken;
            set => _isBroken = value;
        }

        public ValueTask HandleAsync(EventContext context, CancellationToken cancellationToken) =>
            _isBroken ? throw new EventRejectedException("Not yet.") : ValueTask.CompletedTask;
    }
}
