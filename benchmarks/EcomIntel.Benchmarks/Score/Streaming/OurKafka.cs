using System.Diagnostics;
using EcomIntel.Streaming;
using EcomIntel.Streaming.Kafka;

namespace EcomIntel.Benchmarks;

/// <summary>The same work through the library: events written as JSON and sent, and read into a state that is committed with its place in the log.</summary>
internal sealed class OurKafka(StreamScoreOptions options)
{
    private const int SendTogether = 1_000;

    // As many records as the transport lets be on their way.
    private const int OpenBatches = 100;

    /// <summary>What a commit of the last run outlives.</summary>
    public string Survives { get; private set; } = "";

    /// <summary>Writes events as JSON and sends them. Returns the seconds until all are acknowledged.</summary>
    public static async Task<double> ProduceAsync(StreamTopic topic, StreamEvents writer, IReadOnlyList<ShopEvent> events)
    {
        await using KafkaTransport transport = Transport(topic);
        Queue<Task> open = [];
        long start = Stopwatch.GetTimestamp();
        for (int first = 0; first < events.Count; first += SendTogether)
        {
            OutgoingRecord[] records = new OutgoingRecord[Math.Min(SendTogether, events.Count - first)];
            for (int i = 0; i < records.Length; i++)
            {
                records[i] = writer.Record(topic.Name, events[first + i]);
            }

            open.Enqueue(transport.SendAsync(records).AsTask());
            if (open.Count >= OpenBatches)
            {
                await open.Dequeue();
            }
        }

        await Task.WhenAll(open);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Reads a topic to its end. Returns the seconds from the first record of all consumers to the last commit, and the bytes allocated for an event.</summary>
    public async Task<(double Seconds, double BytesPerEvent)> ConsumeAsync(StreamTopic topic, int events)
    {
        await using KafkaTransport kafka = Transport(topic);
        FirstDelivery transport = new(kafka);
        await using StoreChoice choice = await StoreChoice.OfAsync(options.Store);
        Survives = choice.Survives;
        GC.Collect();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        List<EventProcessor> processors = [];
        string group = "ours-" + topic.Name + "-" + before;
        for (int i = 0; i < options.Consumers; i++)
        {
            processors.Add(Processor(options, topic, group, transport, choice.Store));
            await processors[i].StartAsync();
        }

        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(5));
        while (await look.WaitForNextTickAsync())
        {
            long done = 0;
            foreach (EventProcessor processor in processors)
            {
                foreach (PartitionStatus status in processor.Partitions)
                {
                    done += status.Error is { } error ? throw new InvalidOperationException(error.Message, error) : status.Counts.Applied;
                }
            }

            if (done >= events)
            {
                break;
            }
        }

        double seconds = Stopwatch.GetElapsedTime(transport.At).TotalSeconds;
        double allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)events;
        foreach (EventProcessor processor in processors)
        {
            await processor.StopAsync();
            await processor.DisposeAsync();
        }

        return (seconds, allocated);
    }

    /// <summary>A transport with the library's defaults, without headers.</summary>
    public static KafkaTransport Transport(StreamTopic topic) => new(new KafkaOptions { BootstrapServers = topic.Bootstrap, ReadHeaders = false });

    /// <summary>A processor with the library's defaults; of the cold state each partition caches its share of 200,000 customers.</summary>
    public static EventProcessor Processor(StreamScoreOptions options, StreamTopic topic, string group, IEventTransport transport, IStateStore store)
    {
        StreamingOptions streaming = new()
        {
            Topic = topic.Name,
            DeadLetterTopic = topic.Name + ".dead_letters",
            Group = group,
        };
        if (options.State == "cold")
        {
            streaming.CachedCustomers = 200_000 / StreamTopic.Partitions;
        }

        return new EventProcessor(streaming, transport, store, [new MinimalHandler()]);
    }
}
