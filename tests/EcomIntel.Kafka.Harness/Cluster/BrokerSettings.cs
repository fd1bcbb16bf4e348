using System.Globalization;

namespace EcomIntel.Kafka.Harness;

/// <summary>The properties of test brokers: what a production cluster has, with the times short.</summary>
internal static class BrokerSettings
{
    public const string Logging = """
        status=error
        appender.out.type=Console
        appender.out.name=out
        appender.out.layout.type=PatternLayout
        appender.out.layout.pattern=%d %p %m (%c{1})%n
        rootLogger.level=warn
        rootLogger.appenderRef.out.ref=out
        logger.server.name=kafka.server.KafkaRaftServer
        logger.server.level=info
        """;

    public static string Of(KafkaBroker broker, IReadOnlyList<KafkaBroker> all, string data, IReadOnlyDictionary<string, string> settings)
    {
        string replicas = Math.Min(3, all.Count).ToString(CultureInfo.InvariantCulture);
        string inSync = all.Count >= 3 ? "2" : "1";
        BrokerPorts ports = broker.Ports;
        Dictionary<string, string> properties = new(StringComparer.Ordinal)
        {
            ["process.roles"] = "broker,controller",
            ["node.id"] = Text(broker.Id),
            ["controller.quorum.voters"] = string.Join(',', all.Select(other => $"{Text(other.Id)}@127.0.0.1:{Text(other.Ports.Controller)}")),
            ["listeners"] = $"CLIENT://127.0.0.1:{Text(ports.Client)},INSIDE://127.0.0.1:{Text(ports.Inside)},CONTROLLER://127.0.0.1:{Text(ports.Controller)}",
            ["advertised.listeners"] = $"CLIENT://127.0.0.1:{Text(ports.Advertised)},INSIDE://127.0.0.1:{Text(ports.Inside)}",
            ["controller.listener.names"] = "CONTROLLER",
            ["inter.broker.listener.name"] = "INSIDE",
            ["listener.security.protocol.map"] = "CLIENT:PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT",
            ["log.dirs"] = data,
            ["auto.create.topics.enable"] = "false",
            ["default.replication.factor"] = replicas,
            ["min.insync.replicas"] = inSync,
            ["offsets.topic.num.partitions"] = "5",
            ["offsets.topic.replication.factor"] = replicas,
            ["transaction.state.log.num.partitions"] = "5",
            ["transaction.state.log.replication.factor"] = replicas,
            ["transaction.state.log.min.isr"] = inSync,
            ["share.coordinator.state.topic.replication.factor"] = replicas,
            ["share.coordinator.state.topic.min.isr"] = inSync,
            ["broker.session.timeout.ms"] = "2000",
            ["broker.heartbeat.interval.ms"] = "200",
            ["group.initial.rebalance.delay.ms"] = "0",
            ["group.min.session.timeout.ms"] = "1000",
            ["group.consumer.min.session.timeout.ms"] = "1000",
            ["group.consumer.session.timeout.ms"] = "3000",
            ["group.consumer.min.heartbeat.interval.ms"] = "200",
            ["group.consumer.heartbeat.interval.ms"] = "500",
            ["log.retention.check.interval.ms"] = "500",
            ["log.initial.task.delay.ms"] = "500",
        };
        foreach ((string name, string value) in settings)
        {
            properties[name] = value;
        }

        return string.Concat(properties.Select(property => $"{property.Key}={property.Value}\n"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
