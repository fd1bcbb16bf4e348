using System.Text;
using EcomIntel.Kafka.Harness;

namespace EcomIntel.Streaming.Kafka.Tests;

public sealed class SendTests(SharedKafka kafka)
{
    [Fact]
    public async Task Sending_tells_where_the_record_lies()
    {
        await using TestTopic topic = await kafka.TopicAsync(5);

        foreach (string key in (string[])["ama", "kofi", "yaa", "session:41"])
        {
            LogPosition position = await topic.SendAsync(key, "value");
            position.Partition.Should().Be(Murmur2.PartitionOf(key, 5));
            LogRecord? record = await topic.Transport.ReadAsync(topic.Name, position.Partition, position.Offset, TestContext.Current.CancellationToken);
            Encoding.UTF8.GetString(record!.Value.Key!.Value.Span).Should().Be(key);
        }
    }

    [Fact]
    public async Task Many_sends_wait_for_room_and_all_end()
    {
        await using TestTopic topic = await kafka.TopicAsync(configure: options =>
        {
            options.MaxSendingRecords = 10;
            options.Linger = TimeSpan.Zero;
        });

        Task<LogPosition>[] sends = [.. Enumerable.Range(0, 2_000).Select(number => topic.SendAsync("ama", $"v{number}"))];
        LogPosition[] positions = await Task.WhenAll(sends);

        positions.Select(position => position.Offset).Should().Equal(Enumerable.Range(0, 2_000).Select(offset => (long)offset), "those of a key keep their order, also when they wait");
    }

    [Fact]
    public async Task A_batch_larger_than_the_room_passes_through_it()
    {
        await using TestTopic topic = await kafka.TopicAsync(configure: options =>
        {
            options.MaxSendingRecords = 100;
            options.MaxSendingBytes = 5_000;
            options.Linger = TimeSpan.Zero;
        });
        OutgoingRecord[] records = [.. Enumerable.Range(0, 2_000).Select(number => topic.Record("ama", $"v{number}") with { Headers = number % 7 == 0 ? [new RecordHeader("n", "1")] : [] })];

        await topic.Transport.SendAsync(records, TestContext.Current.CancellationToken);

        await using Member member = Member.Start(topic.Transport, topic.Name, topic.Name);
        await member.UntilAsync(one => one.Records.Count == 2_000);
        member.Records.Select(record => record.Value).Should().Equal(Enumerable.Range(0, 2_000).Select(number => $"v{number}"));
        await topic.Transport.FlushAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_batch_goes_as_far_as_its_first_record_that_is_too_large()
    {
        await using TestTopic topic = await kafka.TopicAsync(configure: options => options.MaxRecordBytes = 1_000);
        Func<Task> send = () => topic.Transport
            .SendAsync([topic.Record("a", "first"), topic.Record("b", "second"), topic.Record("c", new string('x', 2_000)), topic.Record("d", "behind")], TestContext.Current.CancellationToken).AsTask();

        await send.Should().ThrowAsync<RecordTooLargeException>();
        await topic.Transport.FlushAsync(TestContext.Current.CancellationToken);
        (await topic.Transport.GetRangeAsync(topic.Name, 0, TestContext.Current.CancellationToken)).End.Should().Be(2);
    }

    [Fact]
    public async Task A_flush_ends_when_every_outcome_is_known()
    {
        await using TestTopic topic = await kafka.TopicAsync(3, options => options.Linger = TimeSpan.FromMilliseconds(50));
        Task<LogPosition>[] sends = [.. Enumerable.Range(0, 5_000).Select(number => topic.SendAsync($"k{number}", "v"))];

        await topic.Transport.FlushAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(sends);

        long end = 0;
        for (int partition = 0; partition < 3; partition++)
        {
            end += (await topic.Transport.GetRangeAsync(topic.Name, partition, TestContext.Current.CancellationToken)).End;
        }

        end.Should().Be(5_000);
    }

    [Fact]
    public async Task A_record_above_the_limit_is_refused_here()
    {
        await using TestTopic topic = await kafka.TopicAsync(configure: options => options.MaxRecordBytes = 1_000);
        Func<Task> send = () => topic.SendAsync("ama", new string('x', 998));

        (await send.Should().ThrowAsync<RecordTooLargeException>()).Which.Message.Should().Contain("1,001 bytes").And.Contain("MaxRecordBytes, which is 1,000");
        await topic.SendAsync("ama", new string('x', 997));
    }

    [Fact]
    public async Task A_record_above_the_topics_limit_is_refused_by_the_broker()
    {
        await using TestTopic topic = await kafka.TopicAsync(configs: new Dictionary<string, string> { ["max.message.bytes"] = "2000" });
        Func<Task> send = () => topic.SendAsync("ama", new string('x', 3_000));

        await send.Should().ThrowAsync<RecordTooLargeException>();
        Func<Task> batch = async () => await topic.Transport.SendAsync([topic.Record("ama", "small"), topic.Record("ama", new string('x', 3_000))], TestContext.Current.CancellationToken);
        await batch.Should().ThrowAsync<RecordTooLargeException>();
        (await topic.SendAsync("ama", "after")).Offset.Should().Be(1, "of those that went together only the large one is too large");
    }

    [Fact]
    public async Task A_large_record_passes_where_the_limits_allow_it()
    {
        await using TestTopic topic = await kafka.TopicAsync(configure: options => options.MaxRecordBytes = 5_000_000, configs: new Dictionary<string, string> { ["max.message.bytes"] = "6000000" });
        string value = new('x', 4_000_000);

        LogPosition position = await topic.SendAsync("ama", value);
        LogRecord? record = await topic.Transport.ReadAsync(topic.Name, 0, position.Offset, TestContext.Current.CancellationToken);

        record!.Value.Value!.Value.Length.Should().Be(4_000_000);
        await using Member member = Member.Start(topic.Transport, topic.Name, topic.Name);
        await member.UntilAsync(one => one.Records.Count == 1);
        member.Records[0].Value.Should().Be(value);
    }

    [Fact]
    public async Task A_send_that_nobody_takes_fails_after_its_time_and_frees_its_room()
    {
        await using KafkaTransport transport = new(new KafkaOptions
        {
            BootstrapServers = $"127.0.0.1:{FreePorts.Take()}",
            SendTimeout = TimeSpan.FromSeconds(1),
            MaxSendingRecords = 1,
        });
        OutgoingRecord record = new("nowhere", null, "x"u8.ToArray());

        for (int attempt = 0; attempt < 2; attempt++)
        {
            Func<Task> send = () => transport.SendAsync(record, TestContext.Current.CancellationToken).AsTask();
            await send.Should().ThrowAsync<KafkaTransportException>();
        }
    }

    [Fact]
    public async Task Giving_up_the_wait_for_room_leaves_the_room_to_others()
    {
        SendRoom room = new(maxRecords: 1, maxBytes: 100);
        room.TryEnter(1, 10).Should().BeTrue();
        using CancellationTokenSource stop = new();
        Task givesUp = room.EnterAsync(1, 10, stop.Token).AsTask();
        Task waits = room.EnterAsync(1, 200, TestContext.Current.CancellationToken).AsTask();
        room.TryEnter(1, 1).Should().BeFalse("others came before");

        await stop.CancelAsync();
        await FluentActions.Awaiting(() => givesUp).Should().ThrowAsync<OperationCanceledException>();
        waits.IsCompleted.Should().BeFalse();
        room.Leave(10);
        await waits;
        room.Records.Should().Be(1);
        Task empty = room.WhenEmptyAsync();
        room.Leave(200);
        await empty;
        room.Records.Should().Be(0);
    }
}
