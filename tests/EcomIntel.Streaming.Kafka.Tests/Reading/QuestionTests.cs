using System.Text;
using Confluent.Kafka;
using EcomIntel.Kafka.Harness;

namespace EcomIntel.Streaming.Kafka.Tests;

public sealed class QuestionTests(SharedKafka kafka)
{
    [Fact]
    public async Task A_topic_made_again_is_another()
    {
        await using TestTopic topic = await kafka.TopicAsync(3);
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        TopicDescription before = await topic.Transport.DescribeAsync(topic.Name, cancellationToken);

        await topic.Cluster.DeleteTopicAsync(topic.Name, cancellationToken);
        await topic.Cluster.CreateTopicAsync(topic.Name, 2, cancellationToken: cancellationToken);
        TopicDescription after = await topic.Transport.DescribeAsync(topic.Name, cancellationToken);

        before.Partitions.Should().Be(3);
        after.Partitions.Should().Be(2);
        after.ClusterId.Should().Be(before.ClusterId).And.NotBeEmpty();
        after.TopicId.Should().NotBe(before.TopicId).And.NotBeEmpty();
    }

    [Theory]
    [InlineData("delete", false)]
    [InlineData("compact", true)]
    [InlineData("compact,delete", true)]
    public async Task Compaction_shows(string policy, bool isCompacted)
    {
        await using TestTopic topic = await kafka.TopicAsync(configs: new Dictionary<string, string> { ["cleanup.policy"] = policy });

        (await topic.Transport.DescribeAsync(topic.Name, TestContext.Current.CancellationToken)).IsCompacted.Should().Be(isCompacted);
    }

    [Fact]
    public async Task A_record_is_read_by_its_offset_and_nothing_where_there_is_none()
    {
        await using TestTopic topic = await kafka.TopicAsync();
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await topic.SendManyAsync(10);
        topic.Transact(0, records: 3, commit: false);
        await topic.SendAsync("last", "one");
        await topic.Cluster.Admin.DeleteRecordsAsync([new TopicPartitionOffset(topic.Name, 0, 4)]);

        LogRecord? fifth = await topic.Transport.ReadAsync(topic.Name, 0, 5, cancellationToken);
        Encoding.UTF8.GetString(fifth!.Value.Value!.Value.Span).Should().Be("v5");
        fifth.Value.LeaderEpoch.Should().Be(0);
        fifth.Value.Timestamp.Should().BePositive();
        foreach (long nothing in (long[])[3, 11, 13, 15, 1_000])
        {
            (await topic.Transport.ReadAsync(topic.Name, 0, nothing, cancellationToken)).Should().BeNull("offset {0} is deleted, aborted, a control record or behind the end", nothing);
        }

        Task<LogRecord?>[] reads = [.. Enumerable.Range(4, 6).Select(offset => topic.Transport.ReadAsync(topic.Name, 0, offset, cancellationToken).AsTask())];
        (await Task.WhenAll(reads)).Select(record => record!.Value.Offset).Should().Equal(4, 5, 6, 7, 8, 9);
    }

    [Fact]
    public async Task A_broker_that_is_away_is_an_error_that_may_pass()
    {
        await using KafkaTransport transport = new(new KafkaOptions { BootstrapServers = $"127.0.0.1:{FreePorts.Take()}", RequestTimeout = TimeSpan.FromMilliseconds(300) });
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Func<Task>[] questions =
        [
            () => transport.DescribeAsync("orders", cancellationToken).AsTask(),
            () => transport.GetRangeAsync("orders", 0, cancellationToken).AsTask(),
            () => transport.GetGroupOffsetAsync("orders", "group", 0, cancellationToken).AsTask(),
            () => transport.ReadAsync("orders", 0, 0, cancellationToken).AsTask(),
        ];

        foreach (Func<Task> question in questions)
        {
            await question.Should().ThrowAsync<KafkaTransportException>();
        }

        // A member waits for the broker, and leaves when it is told to.
        await using Member member = Member.Start(transport, "orders", "group");
        await member.StopAsync();
        member.Events.Should().BeEmpty();
    }
}
