using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace EcomIntel.Streaming.Kafka.Tests;

public sealed class GroupTests(SharedKafka kafka)
{
    [Theory]
    [InlineData(GroupProtocol.Classic)]
    [InlineData(GroupProtocol.Consumer)]
    public async Task A_second_member_takes_its_share_after_the_first_gave_it_back(GroupProtocol protocol)
    {
        await using TestTopic topic = await kafka.TopicAsync(4, options => Use(options, protocol));
        await topic.SendManyAsync(200);
        Dictionary<int, long> store = [];
        await using Member first = Member.Start(topic.Transport, topic.Name, topic.Name, store);
        await first.UntilAsync(one => one.Records.Count == 200);

        await using Member second = Member.Start(topic.Transport, topic.Name, topic.Name, store);
        await second.UntilAsync(one => one.Held.Count == 2);
        await first.UntilAsync(one => one.Held.Count == 2);
        await topic.SendManyAsync(200, from: 200);
        await Member.UntilAsync(() => first.Records.Count + second.Records.Count == 400, first, second);

        first.Held.Concat(second.Held).Should().BeEquivalentTo([0, 1, 2, 3]);
        first.Events.Where(text => text.StartsWith("revoked", StringComparison.Ordinal)).Should().HaveCount(2);
        first.Records.Concat(second.Records).Select(record => record.Key).Should().OnlyHaveUniqueItems();

        await second.StopAsync();
        await first.UntilAsync(one => one.Held.Count == 4);
    }

    [Theory]
    [InlineData(GroupProtocol.Classic)]
    [InlineData(GroupProtocol.Consumer)]
    public async Task A_partition_that_is_taken_away_waits_for_its_last_commit(GroupProtocol protocol)
    {
        await using TestTopic topic = await kafka.TopicAsync(2, options => Use(options, protocol));
        TaskCompletionSource commit = new();
        await using Member first = Member.Start(topic.Transport, topic.Name, topic.Name);
        await first.UntilAsync(one => one.Held.Count == 2);
        first.Revocation = commit.Task;

        await using Member second = Member.Start(topic.Transport, topic.Name, topic.Name);
        await WaitForMembersAsync(topic, 2);
        second.Held.Should().BeEmpty();
        first.Held.Should().HaveCount(2);

        commit.SetResult();
        await second.UntilAsync(one => one.Held.Count == 1);
        first.Held.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_held_partition_stands_still_and_goes_on_where_it_was()
    {
        await using TestTopic topic = await kafka.TopicAsync(2);
        await using Member member = Member.Start(topic.Transport, topic.Name, topic.Name);
        await member.UntilAsync(one => one.Held.Count == 2);
        await topic.SendManyAsync(100);
        await member.UntilAsync(one => one.Records.Count == 100);

        member.Consumer.Hold(0);
        string ofOther = Enumerable.Range(0, 100).Select(number => $"k{number}").First(key => Murmur2.PartitionOf(key, 2) == 1);
        for (int sent = 1; sent <= 2; sent++)
        {
            // The first may come in the same turn in which the hold was asked for.
            await topic.SendAsync(ofOther, "turn");
            await member.UntilAsync(one => one.Records.Count == 100 + sent);
        }

        await topic.SendManyAsync(100, from: 100);
        int ofSecond = 2 + Enumerable.Range(0, 200).Count(number => Murmur2.PartitionOf($"k{number}", 2) == 1);
        await member.UntilAsync(one => one.Records.Count(record => record.Partition == 1) == ofSecond);
        int before = member.Records.Count(record => record.Partition == 0);

        member.Consumer.Release(0);
        await member.UntilAsync(one => one.Records.Count == 202);
        before.Should().Be(Enumerable.Range(0, 100).Count(number => Murmur2.PartitionOf($"k{number}", 2) == 0), "nothing comes from a held partition");
        member.Records.Where(record => record.Partition == 0).Select(record => record.Offset).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_hold_does_not_outlive_its_assignment()
    {
        await using TestTopic topic = await kafka.TopicAsync(2);
        await topic.SendManyAsync(50);
        Dictionary<int, long> store = [];
        await using Member first = Member.Start(topic.Transport, topic.Name, topic.Name, store);
        await first.UntilAsync(one => one.Records.Count == 50);
        first.Consumer.Hold(0);
        first.Consumer.Hold(1);

        await using Member second = Member.Start(topic.Transport, topic.Name, topic.Name, store);
        await second.UntilAsync(one => one.Held.Count == 1);
        await second.StopAsync();
        await first.UntilAsync(one => one.Held.Count == 2);
        int back = first.Events[^1][^1] - '0';
        await topic.SendManyAsync(50, from: 50);
        int expected = Enumerable.Range(0, 100).Count(number => Murmur2.PartitionOf($"k{number}", 2) == back);

        await first.UntilAsync(_ => first.Records.Concat(second.Records).Count(record => record.Partition == back) == expected);
        first.Records.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_partition_whose_records_fill_its_memory_waits_and_the_others_go_on()
    {
        await using TestTopic topic = await kafka.TopicAsync(2, options => options.MaxWaitingBytes = 1_048_576);
        string value = new('x', 20_000);
        await topic.Transport.SendAsync([.. Enumerable.Range(0, 400).Select(number => topic.Record($"k{number}", value))], TestContext.Current.CancellationToken);
        await using Member member = new(topic.Transport, topic.Name, topic.Name) { Keeps = true };
        member.Start();
        await member.UntilAsync(one => one.Records.Count(record => record.Partition == 0) >= 26 && one.Records.Count(record => record.Partition == 1) >= 26);
        int first = member.Records.Count;

        while (member.Records.Count < 400)
        {
            int seen = member.Records.Count;
            member.GiveBack();
            await member.UntilAsync(one => one.Records.Count > seen);
        }

        first.Should().BeLessThan(400);
        member.Records.GroupBy(record => record.Partition).Should().AllSatisfy(group => group.Select(record => record.Offset).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems());
    }

    [Theory]
    [InlineData(GroupProtocol.Classic)]
    [InlineData(GroupProtocol.Consumer)]
    public async Task What_was_committed_can_be_seen_by_tools_and_is_never_begun_from(GroupProtocol protocol)
    {
        await using TestTopic topic = await kafka.TopicAsync(configure: options => Use(options, protocol));
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await topic.SendManyAsync(10);
        (await GroupOffsetAsync(topic, cancellationToken)).Should().BeNull();

        await using (Member member = Member.Start(topic.Transport, topic.Name, topic.Name))
        {
            await member.UntilAsync(one => one.Records.Count == 10);
            member.Consumer.Committed(0, 7);
            await member.StopAsync();
        }

        (await GroupOffsetAsync(topic, cancellationToken)).Should().Be(7);
        await using Member next = Member.Start(topic.Transport, topic.Name, topic.Name);
        await next.UntilAsync(one => one.Records.Count == 10);
        next.Records[0].Offset.Should().Be(0);
    }

    [Fact]
    public async Task A_member_whose_name_another_process_took_is_told_to_stop_for_good()
    {
        await using TestTopic topic = await kafka.TopicAsync(configure: options => options.GroupInstanceId = "till-1");
        await using Member first = Member.Start(topic.Transport, topic.Name, topic.Name);
        await first.UntilAsync(one => one.Held.Count == 1);

        await using KafkaTransport other = topic.NewTransport(options => options.GroupInstanceId = "till-1");
        await using Member second = Member.Start(other, topic.Name, topic.Name);
        Func<Task> run = () => first.Run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        (await run.Should().ThrowAsync<TransportFatalException>()).Which.InnerException.Should().BeOfType<KafkaTransportException>().Which.Code.Should().Be("FencedInstanceId");
        first.Held.Should().BeEmpty("what it held is lost");
        await second.UntilAsync(one => one.Held.Count == 1);
    }

    [Fact]
    public async Task A_topic_that_comes_later_is_found()
    {
        EcomIntel.Kafka.Harness.KafkaCluster cluster = await kafka.ClusterAsync();
        string name = SharedKafka.NewName();
        await using TestTopic topic = new(cluster, name);
        await using Member member = Member.Start(topic.Transport, name, name);
        Func<Task> describe = () => topic.Transport.DescribeAsync(name, TestContext.Current.CancellationToken).AsTask();
        await describe.Should().ThrowAsync<KafkaTransportException>().WithMessage($"There is no topic '{name}'*");

        await cluster.CreateTopicAsync(name, 2, cancellationToken: TestContext.Current.CancellationToken);
        await member.UntilAsync(one => one.Held.Count == 2);
    }

    private static async Task WaitForMembersAsync(TestTopic topic, int count)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20));
        do
        {
            DescribeConsumerGroupsResult groups = await topic.Cluster.Admin.DescribeConsumerGroupsAsync([topic.Name]);
            if (groups.ConsumerGroupDescriptions[0].Members.Count == count)
            {
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken));
    }

    private static void Use(KafkaOptions options, GroupProtocol protocol)
    {
        options.GroupProtocol = protocol;
        options.SessionTimeout = protocol == GroupProtocol.Classic ? TimeSpan.FromSeconds(3) : null;
    }

    /// <summary>Asks again while a broker that has just started still loads its groups.</summary>
    private static async Task<long?> GroupOffsetAsync(TestTopic topic, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await topic.Transport.GetGroupOffsetAsync(topic.Name, topic.Name, 0, cancellationToken);
            }
            catch (KafkaTransportException error) when (error.Code == Confluent.Kafka.ErrorCode.GroupLoadInProgress.ToString())
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
