using Confluent.Kafka;
using Confluent.Kafka.Admin;
using EcomIntel.Kafka.Harness;

namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>What the tests of streaming stand on: brokers that die, stop and come back, and a network that can be cut.</summary>
public sealed class ClusterTests(ProxiedKafka kafka) : IClassFixture<ProxiedKafka>
{
    private readonly string _topic = SharedKafka.NewName();

    private KafkaCluster Cluster => kafka.Cluster;

    [Fact]
    public async Task A_broker_that_was_killed_comes_back_with_its_records()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await Cluster.CreateTopicAsync(_topic, 2, cancellationToken: cancellationToken);
        await SendAsync("before");

        await Cluster.Brokers[0].KillAsync();
        Cluster.Brokers[0].IsAlive.Should().BeFalse();
        await Cluster.Brokers[0].StartAsync(cancellationToken);

        using IConsumer<Ignore, string> consumer = new ConsumerBuilder<Ignore, string>(new ConsumerConfig
        {
            BootstrapServers = Cluster.InsideBootstrap,
            GroupId = "reader",
            AutoOffsetReset = AutoOffsetReset.Earliest,
        }).SetLogHandler((_, _) => { }).Build();
        consumer.Assign([new TopicPartitionOffset(_topic, 0, Offset.Beginning), new TopicPartitionOffset(_topic, 1, Offset.Beginning)]);
        consumer.Consume(TimeSpan.FromSeconds(20))!.Message.Value.Should().Be("before");
        await Cluster.DeleteTopicAsync(_topic, cancellationToken);
    }

    [Fact]
    public async Task A_member_goes_on_when_its_broker_is_back_and_leaves_while_it_is_away()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await Cluster.CreateTopicAsync(_topic, 2, cancellationToken: cancellationToken);
        await using TestTopic topic = new(Cluster, _topic);
        await topic.SendManyAsync(100);
        await using Member member = Member.Start(topic.Transport, _topic, _topic);
        await member.UntilAsync(one => one.Records.Count == 100);

        await Cluster.Brokers[0].KillAsync();
        Task<LogPosition> waiting = topic.SendAsync("ama", "while it was away");
        await Cluster.Brokers[0].StartAsync(cancellationToken);
        await waiting;
        await member.UntilAsync(one => one.Records.Count == 101);
        member.Records.Select(record => (record.Partition, record.Offset)).Should().OnlyHaveUniqueItems();

        await Cluster.Brokers[0].KillAsync();
        member.Consumer.Committed(0, 1);
        await member.StopAsync().WaitAsync(TimeSpan.FromSeconds(15), cancellationToken);
        member.Held.Should().BeEmpty();
        await Cluster.Brokers[0].StartAsync(cancellationToken);
    }

    [Fact]
    public async Task A_cut_network_holds_records_and_a_suspended_broker_answers_later()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await Cluster.CreateTopicAsync(_topic, 1, cancellationToken: cancellationToken);
        await SendAsync("first");

        Cluster.Proxies[0].Cut();
        Task<DeliveryResult<Null, string>> held = SendAsync("held");
        Cluster.Brokers[0].Suspend();
        held.IsCompleted.Should().BeFalse();
        Cluster.Proxies[0].Heal();
        held.IsCompleted.Should().BeFalse();
        Cluster.Brokers[0].Resume();

        (await held.WaitAsync(cancellationToken)).Offset.Value.Should().Be(1);
    }

    [Fact]
    public async Task A_lost_answer_is_of_a_record_that_is_there()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await Cluster.CreateTopicAsync(_topic, 1, cancellationToken: cancellationToken);
        using IProducer<Null, string> producer = Producer();
        await producer.ProduceAsync(_topic, new Message<Null, string> { Value = "first" }, cancellationToken);

        Cluster.Proxies[0].LoseAnswers();
        Task<DeliveryResult<Null, string>> unanswered = producer.ProduceAsync(_topic, new Message<Null, string> { Value = "second" }, cancellationToken);
        await EndReachesUnansweredAsync(2, cancellationToken);
        unanswered.IsCompleted.Should().BeFalse();
        Cluster.Proxies[0].Heal();

        (await unanswered.WaitAsync(cancellationToken)).Offset.Value.Should().Be(1, "the producer repeats it under the same number, and the broker knows that");
    }

    private async Task EndReachesUnansweredAsync(long offset, CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20));
        do
        {
            ListOffsetsResult ends = await Cluster.Admin.ListOffsetsAsync([new TopicPartitionOffsetSpec { TopicPartition = new TopicPartition(_topic, 0), OffsetSpec = OffsetSpec.Latest() }]);
            if (ends.ResultInfos[0].TopicPartitionOffsetError.Offset >= offset && Cluster.Proxies[0].LostBytes > 0)
            {
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task<DeliveryResult<Null, string>> SendAsync(string text)
    {
        using IProducer<Null, string> producer = Producer();
        return await producer.ProduceAsync(_topic, new Message<Null, string> { Value = text });
    }

    private IProducer<Null, string> Producer() => new ProducerBuilder<Null, string>(new ProducerConfig
    {
        BootstrapServers = Cluster.Bootstrap,
        EnableIdempotence = true,
        LingerMs = 0,
    }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
}
