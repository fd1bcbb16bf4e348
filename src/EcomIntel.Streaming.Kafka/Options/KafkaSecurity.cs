using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>How connections are protected.</summary>
internal static class KafkaSecurity
{
    public static SecurityProtocol ProtocolOf(KafkaOptions options)
    {
        if (options.SecurityProtocol is { } chosen)
        {
            return chosen;
        }

        bool isSasl = options.SaslMechanism is not null;
        return (IsLocal(options), isSasl) switch
        {
            (true, false) => SecurityProtocol.Plaintext,
            (true, true) => SecurityProtocol.SaslPlaintext,
            (false, false) => SecurityProtocol.Ssl,
            (false, true) => SecurityProtocol.SaslSsl,
        };
    }

    public static bool IsLocal(KafkaOptions options) => BrokerAddress.TryParse(options.BootstrapServers, out IReadOnlyList<BrokerAddress> brokers) && brokers.All(broker => broker.IsLoopback);
}
