using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka.Tests;

public sealed class DeliveryTests(SharedKafka kafka)
{
    [Theory]
    [InlineData(GroupProtocol.Classic)]
    [InlineData(GroupProtocol.Consumer)]
    public async Task Records_arrive_as_they_were_sent(GroupProtocol protocol)
    {
        await using TestTopic topic = await kafka.TopicAsync(configure: options => Use(options, protocol));
        await topic.Transport.SendAsync(topic.Record("ama", "first") with { Headers = [new RecordHeader("trace", "abc"), new RecordHeader("trace", "def")] }, TestContext.Current.CancellationToken);
        await topic.SendAsync(null, "no key");
        await topic.SendAsync("gone", null);
        await topic.SendAsync("", "");

        await using Member member = Member.Start(topic.Transport, topic.Name, topic.Name);
        await member.UntilAsync(one => one.Records.Count == 4);

        member.Records.Select(record => (record.Offset, record.Key, record.Value)).Should().Equal((0, "ama", "first"), (1, null, "no key"), (2, "gone", null), (3, "", ""));
        member.Records[0].Headers.Select(header => (header.Name, header.Text)).Should().Equal(("trace", "abc"), ("trace", "def"));
        member.Records[1].Headers.Should().BeEmpty();
        await member.StopAsync();
        member.Events.Should().Equal("assigned 0", "revoked 0");
    }

    [Fact]
    public async Task Headers_are_left_out_where_they_are_not_wanted()
    {
        await using TestTopic topic = await kafka.TopicAsync(configure: options => options.ReadHeaders = false);
        await topic.Transport.SendAsync(topic.Record("ama", "first") with { Headers = [new RecordHeader("trace", "abc")] }, TestContext.Current.CancellationToken);

        await using Member member = Member.Start(topic.Transport, topic.Name, topic.Name);
        await member.UntilAsync(one => one.Records.Count == 1);

        member.Records[0].Headers.Should().BeEmpty();
    }

    [Fact]
    public async Task Many_records_of_many_sizes_arrive_whole()
    {
        await using TestTopic topic = await kafka.TopicAsync(3);
        string[] values = [.. Enumerable.Range(0, 20_000).Select(number => new string((char)('a' + (number % 26)), number % 1_000 == 0 ? 400_000 : number % 300))];
        await topic.Transport.SendAsync([.. values.Select((value, number) => topic.Record($"k{number}", value))], TestContext.Current.CancellationToken);

        await using Member member = Member.Start(topic.Transport, topic.Name, topic.Name);
        await member.UntilAsync(one => one.Records.Count == values.Length);

        member.Records.ToDictionary(record => record.Key!, record => record.Value!, StringComparer.Ordinal)
            .Should().BeEquivalentTo(values.Select((value, number) => (Key: $"k{number}", value)).ToDictionary(pair => pair.Key, pair => pair.value, StringComparer.Ordinal));
        member.Records.Should().OnlyContain(record => record.Partition == Murmur2.PartitionOf(record.Key!, 3));
    }

    [Fact]
    public async Task A_partition_begins_where_it_is_told_and_not_before()
    {
        await using TestTopic topic = await kafka.TopicAsync();
        await topic.SendManyAsync(100);
        await using Member member = new(topic.Transport, topic.Name, topic.Name) { Begins = false };
        member.Start();
        await member.UntilAsync(one => one.Held.Count == 1);

        member.Begin(0, 60);
        await member.UntilAsync(one => one.NextOf(0) == 100);
        member.Records.Select(record => record.Offset).Should().Equal(Enumerable.Range(60, 40).Select(offset => (long)offset));

        member.Begin(0, 90);
        await member.UntilAsync(one => one.Records.Count == 50);
        member.Records.Skip(40).Select(record => record.Offset).Should().Equal(Enumerable.Range(90, 10).Select(offset => (long)offset));
    }

    [Theory]
    [InlineData(GroupProtocol.Classic)]
    [InlineData(GroupProtocol.Consumer)]
    public async Task A_log_that_begins_late_is_no_error_before_the_partition_is_begun(GroupProtocol protocol)
    {
        await using TestTopic topic = await kafka.TopicAsync(configure: options => Use(options, protocol));
        await topic.SendManyAsync(100);
        await topic.Cluster.Admin.DeleteRecordsAsync([new TopicPartitionOffset(topic.Name, 0, 70)]);

        await using Member member = new(topic.Transport, topic.Name, topic.Name) { Begins = false };
        member.Start();
        await member.UntilAsync(one => one.Held.Count == 1);
        (await topic.Transport.GetRangeAsync(topic.Name, 0, TestContext.Current.CancellationToken)).Should().Be(new LogRange(70, 100));
        member.Begin(0, 70);
        await member.UntilAsync(one => one.NextOf(0) == 100);

        member.Records.Should().HaveCount(30);
        member.Failure.Should().BeNull();
    }

    [Theory]
    [InlineData(GroupProtocol.Classic)]
    [InlineData(GroupProtocol.Consumer)]
    public async Task An_offset_outside_the_log_fails_its_partition_once_and_no_other(GroupProtocol protocol)
    {
        await using TestTopic topic = await kafka.TopicAsync(2, options => Use(options, protocol));
        await topic.SendManyAsync(100);
        await topic.Cluster.Admin.DeleteRecordsAsync([new TopicPartitionOffset(topic.Name, 0, 10)]);
        await using Member member = Member.Start(topic.Transport, topic.Name, topic.Name);

        await member.UntilAsync(one => one.Failure is not null);
        await member.UntilAsync(one => one.Records.Any(record => record.Partition == 1));
        await topic.SendManyAsync(50, from: 100);
        int second = Enumerable.Range(0, 150).Count(number => Murmur2.PartitionOf($"k{number}", 2) == 1);
        await member.UntilAsync(one => one.Records.Count == second);

        member.Failure.Should().BeOfType<KafkaTransportException>().Which.Message.Should().Contain("partition 0").And.Contain("offset 0");
        member.Events.Where(text => text.StartsWith("failed", StringComparison.Ordinal)).Should().Equal("failed 0");

        // As after a gap that was accepted.
        member.Begin(0, 10);
        await member.UntilAsync(one => one.Records.Count == 150 - 10);
        member.Records.Where(record => record.Partition == 0).Min(record => record.Offset).Should().Be(10);
    }

    [Fact]
    public async Task Reading_comes_to_the_end_past_aborted_and_control_records()
    {
        await using TestTopic topic = await kafka.TopicAsync();
        topic.Transact(0, records: 5, commit: false);
        await using Member member = Member.Start(topic.Transport, topic.Name, topic.Name);
        await member.UntilAsync(one => one.NextOf(0) == 6);
        member.Records.Should().BeEmpty();

        topic.Transact(0, records: 2, commit: true);
        topic.Transact(0, records: 3, commit: false);
        await member.UntilAsync(one => one.NextOf(0) == 13);

        member.Records.Select(record => (record.Offset, record.Value)).Should().Equal((6, "committed"), (7, "committed"));
        (await topic.Transport.GetRangeAsync(topic.Name, 0, TestContext.Current.CancellationToken)).End.Should().Be(13);
    }

    [Fact]
    public async Task What_a_transaction_has_not_committed_is_not_there()
    {
        await using TestTopic topic = await kafka.TopicAsync();
        await topic.SendAsync("a", "before");
        using IProducer<Null, string> producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = topic.Cluster.Bootstrap, TransactionalId = topic.Name, LingerMs = 0 }).Build();
        producer.InitTransactions(TimeSpan.FromSeconds(20));
        producer.BeginTransaction();
        await producer.ProduceAsync(topic.Name, new Message<Null, string> { Value = "open" }, TestContext.Current.CancellationToken);
        await topic.SendAsync("b", "behind");

        await using Member member = Member.Start(topic.Transport, topic.Name, topic.Name);
        await member.UntilAsync(one => one.NextOf(0) == 1);
        (await topic.Transport.GetRangeAsync(topic.Name, 0, TestContext.Current.CancellationToken)).Should().Be(new LogRange(0, 1));

        producer.CommitTransaction(TimeSpan.FromSeconds(20));
        await member.UntilAsync(one => one.NextOf(0) == 4);
        member.Records.Select(record => record.Value).Should().Equal("before", "open", "behind");
    }

    private static void Use(KafkaOptions options, GroupProtocol protocol)
    {
        options.GroupProtocol = protocol;
        options.SessionTimeout = protocol == GroupProtocol.Classic ? TimeSpan.FromSeconds(3) : null;
    }
}
