using System.Text;
using Confluent.Kafka;
using EcomIntel.Kafka.Harness;

namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>A topic and what a test does with it.</summary>
public sealed class TestTopic : IAsyncDisposable
{
    public TestTopic(KafkaCluster cluster, string name, Action<KafkaOptions>? configure = null)
    {
        Cluster = cluster;
        Name = name;
        Transport = NewTransport(configure);
    }

    public KafkaCluster Cluster { get; }

    public string Name { get; }

    public KafkaTransport Transport { get; }

    /// <summary>Another transport to the same brokers, as another process would have.</summary>
    public KafkaTransport NewTransport(Action<KafkaOptions>? configure = null)
    {
        KafkaOptions options = new() { BootstrapServers = Cluster.Bootstrap, SessionTimeout = TimeSpan.FromSeconds(3) };
        configure?.Invoke(options);
        return new KafkaTransport(options);
    }

    public OutgoingRecord Record(string? key, string? value) =>
        new(Name, key is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(key), value is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(value));

    public Task<LogPosition> SendAsync(string? key, string? value) => Transport.SendAsync(Record(key, value), TestContext.Current.CancellationToken).AsTask();

    public async Task SendManyAsync(int count, int from = 0) =>
        await Transport.SendAsync([.. Enumerable.Range(from, count).Select(number => Record($"k{number}", $"v{number}"))], TestContext.Current.CancellationToken);

    /// <summary>A transaction of someone else's, which ends as told.</summary>
    public void Transact(int partition, int records, bool commit)
    {
        using IProducer<Null, string> producer = new ProducerBuilder<Null, string>(new ProducerConfig
        {
            BootstrapServers = Cluster.Bootstrap,
            TransactionalId = SharedKafka.NewName(),
            LingerMs = 0,
        }).SetLogHandler((_, _) => { }).Build();
        producer.InitTransactions(TimeSpan.FromSeconds(20));
        producer.BeginTransaction();
        for (int number = 0; number < records; number++)
        {
            producer.Produce(new TopicPartition(Name, new Partition(partition)), new Message<Null, string> { Value = commit ? "committed" : "aborted" });
        }

        producer.Flush(TimeSpan.FromSeconds(20));
        if (commit)
        {
            producer.CommitTransaction(TimeSpan.FromSeconds(20));
        }
        else
        {
            producer.AbortTransaction(TimeSpan.FromSeconds(20));
        }
    }

    public ValueTask DisposeAsync() => Transport.DisposeAsync();
}
