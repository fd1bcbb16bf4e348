using System.Collections.Concurrent;
using System.Diagnostics;
using EcomIntel.Kafka.Harness;
using EcomIntel.Streaming;
using EcomIntel.Streaming.Kafka;

namespace EcomIntel.Benchmarks;

/// <summary>
/// How long it takes from the moment an event was due to be sent to the return of the commit that holds it. A sender that falls behind does not hide it: what
/// is sent late was due all the same.
/// </summary>
internal sealed class LatencyScore(StreamScoreOptions options)
{
    private const int EventsPerSecond = 5_000;

    // The first seconds compile the code.
    private const int WarmUpSeconds = 5;
    private readonly ConcurrentDictionary<int, Queue<(long Offset, long Due)>> _applied = new();
    private readonly List<double> _latencies = [];
    private readonly Lock _lock = new();
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Returns the milliseconds of every event after the warm-up, sorted.</summary>
    public async Task<IReadOnlyList<double>> RunAsync(KafkaCluster cluster)
    {
        await using StreamTopic topic = await StreamTopic.CreateAsync(cluster);
        await using KafkaTransport transport = OurKafka.Transport(topic);
        await using StoreChoice choice = await StoreChoice.OfAsync(options.Store);
        StreamingOptions streaming = new() { Topic = topic.Name, DeadLetterTopic = topic.Name + ".dead_letters", Group = "latency-" + topic.Name };
        EventProcessor processor = new(streaming, transport, new TimedStore(choice.Store, Committed), [new MinimalHandler(), new AppliedHandler(Applied)]);
        await processor.StartAsync();
        await SendAsync(topic, transport);
        await processor.WaitUntilProcessedAsync();
        await processor.StopAsync();
        await processor.DisposeAsync();
        _latencies.Sort();
        return _latencies;
    }

    private async Task SendAsync(StreamTopic topic, KafkaTransport transport)
    {
        StreamEvents events = new(options.Customers, options.Seed);
        List<Task> open = [];
        int total = EventsPerSecond * (WarmUpSeconds + options.Seconds);
        int sent = 0;
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(1));
        while (sent < total && await tick.WaitForNextTickAsync())
        {
            int due = Math.Min(total, (int)(Stopwatch.GetElapsedTime(_start).TotalSeconds * EventsPerSecond));
            if (due > sent)
            {
                OutgoingRecord[] records = new OutgoingRecord[due - sent];
                for (int i = 0; i < records.Length; i++)
                {
                    records[i] = events.Record(topic.Name, events.Next(sent + i, DateTimeOffset.UnixEpoch.AddSeconds((sent + i) / (double)EventsPerSecond)));
                }

                open.Add(transport.SendAsync(records).AsTask());
                sent = due;
            }
        }

        await Task.WhenAll(open);
    }

    /// <summary>An event's time says when it was due.</summary>
    private void Applied(EventContext context)
    {
        long due = _start + (long)((context.EventTime - DateTimeOffset.UnixEpoch).TotalSeconds * Stopwatch.Frequency);
        Queue<(long Offset, long Due)> queue = _applied.GetOrAdd(context.Partition, static _ => new Queue<(long Offset, long Due)>());
        lock (queue)
        {
            queue.Enqueue((context.Offset, due));
        }
    }

    private void Committed(int partition, long next, long at)
    {
        Queue<(long Offset, long Due)> queue = _applied.GetOrAdd(partition, static _ => new Queue<(long Offset, long Due)>());
        lock (queue)
        {
            lock (_lock)
            {
                while (queue.TryPeek(out (long Offset, long Due) first) && first.Offset < next)
                {
                    queue.Dequeue();
                    if (first.Due - _start >= WarmUpSeconds * Stopwatch.Frequency)
                    {
                        _latencies.Add(Stopwatch.GetElapsedTime(first.Due, at).TotalMilliseconds);
                    }
                }
            }
        }
    }
}
