using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace EcomIntel.Streaming.Tests;

public class InMemoryLogTests
{
    private static readonly DateTimeOffset Start = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Records_of_a_key_lie_in_its_partition_in_order_with_the_time_of_sending()
    {
        FakeTimeProvider clock = new(Start);
        InMemoryLog log = new(new InMemoryLogOptions { Partitions = 3 }, clock);

        LogPosition first = await log.SendAsync(Record("ama", "1"));
        clock.Advance(TimeSpan.FromSeconds(1));
        LogPosition second = await log.SendAsync(Record("ama", "2"));

        first.Should().Be(new LogPosition(Murmur2.PartitionOf("ama", 3), 0));
        second.Should().Be(first with { Offset = 1 });
        log.Records("topic", first.Partition).Select(record => (Text(record), EpochTime.FromMicroseconds(record.Timestamp))).Should().Equal(("1", Start), ("2", Start.AddSeconds(1)));
    }

    [Fact]
    public async Task Records_without_key_or_value_keep_them_absent()
    {
        InMemoryLog log = new();
        LogPosition position = await log.SendAsync(new OutgoingRecord("topic", null, null));

        LogRecord record = (await log.ReadAsync("topic", position.Partition, position.Offset))!.Value;

        record.Key.HasValue.Should().BeFalse();
        record.Value.HasValue.Should().BeFalse();
    }

    [Fact]
    public async Task Records_without_a_key_are_spread_over_all_partitions()
    {
        InMemoryLog log = new(new InMemoryLogOptions { Partitions = 4 });
        for (int i = 0; i < 8; i++)
        {
            await log.SendAsync(new OutgoingRecord("topic", null, Encoding.UTF8.GetBytes("x")));
        }

        Enumerable.Range(0, 4).Select(partition => log.Records("topic", partition).Count).Should().AllBeEquivalentTo(2);
    }

    [Fact]
    public async Task Retention_and_gaps_move_the_range_and_nothing_else()
    {
        InMemoryLog log = new(new InMemoryLogOptions { Partitions = 1 });
        await log.SendAsync(Record("k", "0"));
        log.SkipOffsets("topic", 0, 2);
        await log.SendAsync(Record("k", "3"));
        await log.SendAsync(Record("k", "4"));

        log.DeleteBefore("topic", 0, 2);

        (await log.GetRangeAsync("topic", 0)).Should().Be(new LogRange(2, 5));
        log.Records("topic").Select(record => record.Offset).Should().Equal(3, 4);
        (await log.ReadAsync("topic", 0, 2)).Should().BeNull();
        Text((await log.ReadAsync("topic", 0, 3))!.Value).Should().Be("3");
    }

    [Fact]
    public async Task A_member_reads_from_where_it_starts_and_not_while_it_is_held()
    {
        InMemoryLog log = new(new InMemoryLogOptions { Partitions = 1 });
        for (int i = 0; i < 5; i++)
        {
            await log.SendAsync(Record("k", i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        RecordingListener listener = new();
        await using IEventConsumer consumer = log.Subscribe("topic", "group", listener);
        using CancellationTokenSource stop = new();
        Task run = consumer.RunAsync(stop.Token);
        await listener.Assignment.Task;
        consumer.Start(0, 3);
        await listener.WaitForAsync(5);
        consumer.Hold(0);
        await log.SendAsync(Record("k", "5"));
        consumer.Release(0);
        await listener.WaitForAsync(6);
        await stop.CancelAsync();
        await run;

        listener.Offsets.Should().Equal(3, 4, 5);
        listener.Revoked.Should().Equal(0);
    }

    [Fact]
    public async Task Members_of_a_group_share_the_partitions_and_hand_over_before_they_take()
    {
        InMemoryLog log = new(new InMemoryLogOptions { Partitions = 4 });
        RecordingListener first = new();
        RecordingListener second = new();
        using CancellationTokenSource stopFirst = new();
        using CancellationTokenSource stopSecond = new();
        Task firstRun = log.Subscribe("topic", "group", first).RunAsync(stopFirst.Token);
        await first.Assignment.Task;
        first.Held.Should().BeEquivalentTo([0, 1, 2, 3]);

        Task secondRun = log.Subscribe("topic", "group", second).RunAsync(stopSecond.Token);
        await second.Assignment.Task;
        first.Revoked.Should().Contain(second.Held);
        await stopFirst.CancelAsync();
        await firstRun;
        await second.WaitForPartitionsAsync(4);
        await stopSecond.CancelAsync();
        await secondRun;

        first.Held.Should().BeEmpty();
        second.Held.Should().BeEmpty();
    }

    private static OutgoingRecord Record(string key, string value) => new("topic", Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value));

    private static string Text(LogRecord record) => Encoding.UTF8.GetString(record.Value!.Value.Span);
}
