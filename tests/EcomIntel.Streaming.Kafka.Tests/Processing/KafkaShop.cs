namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>A processor of a topic of its own, with a topic for its dead letters, over a store in memory.</summary>
internal sealed class KafkaShop : IAsyncDisposable
{
    private readonly EventProcessor _processor;
    private readonly StreamingOptions _options;

    private KafkaShop(TestTopic topic, StreamingOptions options)
    {
        Topic = topic;
        _options = options;
        InMemoryStore store = new();
        Profiles = new CustomerProfiles(topic.Transport, store, topic: topic.Name);
        _processor = new EventProcessor(options, topic.Transport, store, [Profiles.Handler]);
    }

    public TestTopic Topic { get; }

    public CustomerProfiles Profiles { get; }

    /// <summary>What became of the records of all partitions.</summary>
    public PartitionCounts Counts
    {
        get
        {
            PartitionCounts[] all = [.. _processor.Partitions.Select(partition => partition.Counts)];
            return new PartitionCounts(all.Sum(one => one.Applied), all.Sum(one => one.Duplicates), all.Sum(one => one.DeadLetters), all.Sum(one => one.Resent));
        }
    }

    public static async Task<KafkaShop> StartAsync(SharedKafka kafka, int partitions, Action<StreamingOptions>? configure = null)
    {
        TestTopic topic = await kafka.TopicAsync(partitions);
        StreamingOptions options = new() { Topic = topic.Name, DeadLetterTopic = topic.Name + ".dead", Group = topic.Name };
        await topic.Cluster.CreateTopicAsync(options.DeadLetterTopic, 1, cancellationToken: TestContext.Current.CancellationToken);
        configure?.Invoke(options);
        KafkaShop shop = new(topic, options);
        await shop._processor.StartAsync(TestContext.Current.CancellationToken);
        return shop;
    }

    public Task ProcessAsync() => _processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);

    public Task StopAsync() => _processor.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>Why each dead letter is one.</summary>
    public async Task<IReadOnlyList<string>> ReasonsAsync()
    {
        LogRange range = await Topic.Transport.GetRangeAsync(_options.DeadLetterTopic, 0, TestContext.Current.CancellationToken);
        await using Member member = Member.Start(Topic.Transport, _options.DeadLetterTopic, SharedKafka.NewName());
        await member.UntilAsync(one => one.NextOf(0) >= range.End);
        return [.. member.Records.Select(record => record.Headers.Single(header => header.Name == RecordHeaderNames.DeadLetterReason).Text)];
    }

    public async ValueTask DisposeAsync()
    {
        await _processor.DisposeAsync();
        await Topic.DisposeAsync();
    }
}
