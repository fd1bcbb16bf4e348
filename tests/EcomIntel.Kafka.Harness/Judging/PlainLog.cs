using System.Text;
using Confluent.Kafka;

namespace EcomIntel.Kafka.Harness;

/// <summary>Reads a topic from beginning to end with a plain client.</summary>
public static class PlainLog
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The committed records of a topic, partition after partition in the order of their offsets.</summary>
    public static IReadOnlyList<LoggedRecord> Read(string bootstrap, string topic, int partitions)
    {
        using IConsumer<byte[]?, byte[]?> consumer = Consumer(bootstrap);
        List<LoggedRecord>[] records = [.. Enumerable.Range(0, partitions).Select(_ => new List<LoggedRecord>())];
        consumer.Assign(Enumerable.Range(0, partitions).Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning)));
        HashSet<int> open = [.. Enumerable.Range(0, partitions)];
        while (open.Count > 0)
        {
            ConsumeResult<byte[]?, byte[]?> result = consumer.Consume(Patience) ?? throw new TimeoutException($"'{topic}' could not be read to its end.");
            if (result.IsPartitionEOF)
            {
                open.Remove(result.Partition);
                continue;
            }

            Message<byte[]?, byte[]?> message = result.Message;
            Dictionary<string, string> headers = [];
            foreach (IHeader header in message.Headers)
            {
                headers[header.Key] = Encoding.UTF8.GetString(header.GetValueBytes() ?? []);
            }

            records[result.Partition].Add(new LoggedRecord(result.Partition, result.Offset, new DateTimeOffset(message.Timestamp.UtcDateTime), message.Key, message.Value, headers));
        }

        return [.. records.SelectMany(partition => partition)];
    }

    /// <summary>The offset behind the last record or control record of each partition.</summary>
    public static IReadOnlyList<long> Ends(string bootstrap, string topic, int partitions)
    {
        using IConsumer<byte[]?, byte[]?> consumer = Consumer(bootstrap);
        return [.. Enumerable.Range(0, partitions).Select(partition => End(consumer, new TopicPartition(topic, partition)))];
    }

    /// <summary>Asks again while a broker that has just come back does not know what it leads.</summary>
    private static long End(IConsumer<byte[]?, byte[]?> consumer, TopicPartition partition)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return consumer.QueryWatermarkOffsets(partition, Patience).High.Value;
            }
            catch (KafkaException) when (attempt < 50)
            {
                // Waits for the next metadata of the client.
                consumer.Consume(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private static IConsumer<byte[]?, byte[]?> Consumer(string bootstrap) => new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig
    {
        BootstrapServers = bootstrap,
        GroupId = "plain-" + Guid.NewGuid().ToString("N"),
        EnableAutoCommit = false,
        EnablePartitionEof = true,
        IsolationLevel = IsolationLevel.ReadCommitted,
        AutoOffsetReset = AutoOffsetReset.Earliest,
    }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
}
