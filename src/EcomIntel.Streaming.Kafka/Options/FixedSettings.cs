using System.Collections.Frozen;

namespace EcomIntel.Streaming.Kafka;

/// <summary>The client's settings that are not the user's to change, and who decides them instead.</summary>
internal static class FixedSettings
{
    private const string Correctness = "exactly-once effects rest on it";

    private static readonly FrozenDictionary<string, string> Deciders = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["acks"] = Correctness,
        ["request.required.acks"] = Correctness,
        ["enable.idempotence"] = Correctness,
        ["transactional.id"] = Correctness,
        ["partitioner"] = Correctness,
        ["max.in.flight"] = Correctness,
        ["max.in.flight.requests.per.connection"] = Correctness,
        ["isolation.level"] = Correctness,
        ["auto.offset.reset"] = Correctness,
        ["enable.auto.commit"] = Correctness,
        ["enable.auto.offset.store"] = Correctness,
        ["auto.commit.enable"] = Correctness,
        ["enable.partition.eof"] = Correctness,
        ["enable.gapless.guarantee"] = Correctness,
        ["group.id"] = "it is StreamingOptions.Group",
        ["bootstrap.servers"] = "it is BootstrapServers",
        ["metadata.broker.list"] = "it is BootstrapServers",
        ["client.id"] = "it is ClientId",
        ["security.protocol"] = "it is SecurityProtocol",
        ["sasl.mechanism"] = "it is SaslMechanism",
        ["sasl.mechanisms"] = "it is SaslMechanism",
        ["sasl.username"] = "it is SaslUsername",
        ["sasl.password"] = "it is SaslPassword",
        ["ssl.ca.location"] = "it is SslCaLocation",
        ["ssl.certificate.location"] = "it is SslCertificateLocation",
        ["ssl.key.location"] = "it is SslKeyLocation",
        ["ssl.key.password"] = "it is SslKeyPassword",
        ["group.protocol"] = "it is GroupProtocol",
        ["group.instance.id"] = "it is GroupInstanceId",
        ["group.remote.assignor"] = "the brokers decide it",
        ["session.timeout.ms"] = "it is SessionTimeout",
        ["partition.assignment.strategy"] = "it is Assignor",
        ["max.poll.interval.ms"] = "it is MaxPollInterval",
        ["queued.max.messages.kbytes"] = "it is MaxFetchedBytes",
        ["message.max.bytes"] = "it is MaxRecordBytes",
        ["linger.ms"] = "it is Linger",
        ["queue.buffering.max.ms"] = "it is Linger",
        ["message.timeout.ms"] = "it is SendTimeout",
        ["delivery.timeout.ms"] = "it is SendTimeout",
        ["queue.buffering.max.messages"] = "it is MaxSendingRecords",
        ["queue.buffering.max.kbytes"] = "it is MaxSendingBytes",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Refusals(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            if (Deciders.TryGetValue(name, out string? decider))
            {
                yield return $"Settings: '{name}' cannot be set: {decider}.";
            }
            else if (name.StartsWith("dotnet.", StringComparison.Ordinal))
            {
                yield return $"Settings: '{name}' cannot be set: the transport decides what the client marshals.";
            }
        }
    }
}
