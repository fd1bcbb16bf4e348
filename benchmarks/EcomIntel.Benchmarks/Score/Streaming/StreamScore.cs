using EcomIntel.Kafka.Harness;
using EcomIntel.Streaming;

namespace EcomIntel.Benchmarks;

/// <summary>Events through a real Kafka: what the library makes of the rates that the bare client has on the same machine.</summary>
internal static class StreamScore
{
    // A round before the first that counts: code is still being compiled in it, for both.
    private const int WarmUp = -1;

    private const int FillTogether = 100_000;

    public static async Task RunAsync(StreamScoreOptions options, Report report)
    {
        await using KafkaCluster cluster = await KafkaCluster.StartAsync();
        (double bareProduce, double ourProduce) = await ProduceAsync(options, cluster, report);
        await using StreamTopic topic = await StreamTopic.CreateAsync(cluster);
        double eventBytes = Fill(options, topic);
        OurKafka ours = new(options);
        double bareConsume = 0;
        double ourConsume = 0;
        double bytes = double.MaxValue;
        for (int run = WarmUp; run < options.Runs; run++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            double bare = options.Events / BareKafka.Consume(topic, options.Events, options.Consumers);
            TimeSpan between = Environment.CpuUsage.TotalTime;
            (double seconds, double allocated) = await ours.ConsumeAsync(topic, options.Events);
            double bareCpu = (between - before).TotalMicroseconds / options.Events;
            double ourCpu = (Environment.CpuUsage.TotalTime - between).TotalMicroseconds / options.Events;
            if (run == WarmUp)
            {
                continue;
            }

            report.Note($"consume: bare {bare:N0}/s, {bareCpu:N2} µs of processor per event; ours {options.Events / seconds:N0}/s, {ourCpu:N2} µs, {allocated:N0} bytes allocated");
            bareConsume = Math.Max(bareConsume, bare);
            ourConsume = Math.Max(ourConsume, options.Events / seconds);
            bytes = Math.Min(bytes, allocated);
        }

        IReadOnlyList<double>? latencies = options.Seconds > 0 ? await new LatencyScore(options).RunAsync(cluster) : null;
        report.Line(new StreamLine(
            options.State, options.Store, ours.Survives, options.Events, eventBytes, StreamTopic.Partitions, options.Consumers, options.Runs,
            ourProduce, bareProduce, ourProduce / bareProduce, ourConsume, bareConsume, ourConsume / bareConsume, bytes)
        {
            LatencyP50Ms = Quantile(latencies, 0.50),
            LatencyP99Ms = Quantile(latencies, 0.99),
            LatencyMaxMs = Quantile(latencies, 1),
        });
    }

    private static async Task<(double Bare, double Ours)> ProduceAsync(StreamScoreOptions options, KafkaCluster cluster, Report report)
    {
        StreamEvents events = new(options.Customers, options.Seed);
        ShopEvent[] shopEvents = [.. Enumerable.Range(0, Math.Max(1, options.Events / 4)).Select(number => events.Next(number))];
        OutgoingRecord[] records = [.. shopEvents.Select(shopEvent => events.Record("", shopEvent))];
        double best = 0;
        double bestOurs = 0;
        for (int run = 0; run < options.Runs; run++)
        {
            await using StreamTopic bareTopic = await StreamTopic.CreateAsync(cluster);
            double bare = records.Length / BareKafka.Produce(bareTopic, records);
            await using StreamTopic ourTopic = await StreamTopic.CreateAsync(cluster);
            double ours = shopEvents.Length / await OurKafka.ProduceAsync(ourTopic, events, shopEvents);
            report.Note($"produce: bare {bare:N0}/s, ours {ours:N0}/s");
            best = Math.Max(best, bare);
            bestOurs = Math.Max(bestOurs, ours);
        }

        return (best, bestOurs);
    }

    /// <summary>Writes the events to read. Returns the bytes of one.</summary>
    private static double Fill(StreamScoreOptions options, StreamTopic topic)
    {
        StreamEvents events = new(options.Customers, options.Seed);
        long bytes = 0;
        for (int first = 0; first < options.Events; first += FillTogether)
        {
            OutgoingRecord[] records = new OutgoingRecord[Math.Min(FillTogether, options.Events - first)];
            for (int i = 0; i < records.Length; i++)
            {
                records[i] = events.Record(topic.Name, events.Next(first + i));
                bytes += records[i].Value!.Value.Length;
            }

            BareKafka.Produce(topic, records);
        }

        return (double)bytes / options.Events;
    }

    private static double? Quantile(IReadOnlyList<double>? sorted, double share) => sorted is { Count: > 0 } ? sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)] : null;
}
