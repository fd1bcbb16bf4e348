using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>The brokers that the client can imitate: enough to send, read and share partitions where there is no Java.</summary>
internal sealed class MockKafka : IDisposable
{
    private readonly IAdminClient _brokers = new AdminClientBuilder([new("test.mock.num.brokers", "1"), new("bootstrap.servers", "ignored")]).SetLogHandler((_, _) => { }).Build();

    public MockKafka()
    {
        BrokerMetadata broker = _brokers.GetMetadata(TimeSpan.FromSeconds(10)).Brokers[0];
        Transport = new KafkaTransport(new KafkaOptions { BootstrapServers = $"{broker.Host}:{broker.Port}", SessionTimeout = TimeSpan.FromSeconds(3) });
    }

    public KafkaTransport Transport { get; }

    public void Dispose()
    {
        Transport.Dispose();
        _brokers.Dispose();
    }
}
