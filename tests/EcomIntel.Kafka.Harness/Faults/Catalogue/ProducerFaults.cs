using System.Text;
using EcomIntel.Streaming;
using EcomIntel.Streaming.Kafka;

namespace EcomIntel.Kafka.Harness;

/// <summary>What befalls the library's own producer.</summary>
internal static class ProducerFaults
{
    private const int Sent = 4_000;

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("lost_acknowledgements", FaultOutcome.Recovered, async (world, token) =>
        {
            TcpProxy proxy = world.Cluster.Proxies[0];
            EventMaker maker = world.Extra();
            OutgoingRecord[] records = [.. Enumerable.Range(0, Sent).Select(_ => maker.Good()).Select(record => new OutgoingRecord(world.Topic, Encoding.UTF8.GetBytes(record.Key!), record.Value))];
            KafkaOptions options = new() { BootstrapServers = world.Cluster.Bootstrap };
            // Short, so that the client sends again soon.
            options.Settings["request.timeout.ms"] = "1500";
            options.Settings["socket.timeout.ms"] = "2500";
            await using KafkaTransport transport = new(options);
            await transport.SendAsync(records[..(Sent / 2)], token);
            long before = proxy.LostBytes;
            proxy.LoseAnswers();
            Task rest = transport.SendAsync(records[(Sent / 2)..], token).AsTask();
            await FaultWorld.PauseAsync(3, token);
            proxy.Heal();
            await rest;
            if (proxy.LostBytes == before)
            {
                throw new InvalidOperationException("No acknowledgement was lost.");
            }

            await world.ProducedAsync(1, token);
            int copies = Copies(world, records);
            if (copies > 0)
            {
                throw new InvalidOperationException($"{copies} of {Sent} records are not in the log exactly once.");
            }
        }),
    ];

    /// <summary>How many of the records are not in the log exactly once.</summary>
    private static int Copies(FaultWorld world, OutgoingRecord[] records)
    {
        Dictionary<string, int> counts = records.ToDictionary(record => Encoding.UTF8.GetString(record.Value!.Value.Span), _ => 0, StringComparer.Ordinal);
        foreach (LoggedRecord record in PlainLog.Read(world.Cluster.InsideBootstrap, world.Topic, world.Partitions))
        {
            string payload = Encoding.UTF8.GetString(record.Value!);
            if (counts.TryGetValue(payload, out int count))
            {
                counts[payload] = count + 1;
            }
        }

        return counts.Values.Count(count => count != 1);
    }
}
