using System.Text;

namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>What can be proven without a broker.</summary>
public sealed class MockKafkaTests
{
    [Fact]
    public async Task Records_come_back_from_the_partitions_of_their_keys()
    {
        using MockKafka kafka = new();
        LogPosition[] positions = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => SendAsync(kafka, $"k{number}")));

        await using Member member = Member.Start(kafka.Transport, "orders", "group");
        await member.UntilAsync(one => one.Records.Count == 100);

        int partitions = member.Held.Count;
        positions.Select(position => position.Partition).Should().Equal(Enumerable.Range(0, 100).Select(number => Murmur2.PartitionOf($"k{number}", partitions)));
        member.Records.Select(record => (record.Partition, record.Offset)).Should().BeEquivalentTo(positions.Select(position => (position.Partition, position.Offset)));
        await member.StopAsync();
    }

    [Fact]
    public async Task Members_share_the_partitions()
    {
        using MockKafka kafka = new();
        await SendAsync(kafka, "k");
        await using Member first = Member.Start(kafka.Transport, "orders", "group");
        await first.UntilAsync(one => one.Held.Count > 1);
        int all = first.Held.Count;

        await using Member second = Member.Start(kafka.Transport, "orders", "group");
        await Member.UntilAsync(() => second.Held.Count > 0 && first.Held.Count + second.Held.Count == all, first, second);

        first.Held.Should().NotBeEmpty();
    }

    private static Task<LogPosition> SendAsync(MockKafka kafka, string key) =>
        kafka.Transport.SendAsync(new OutgoingRecord("orders", Encoding.UTF8.GetBytes(key), "{}"u8.ToArray()), TestContext.Current.CancellationToken).AsTask();
}
