using BenchmarkDotNet.Attributes;
using EcomIntel.Streaming;

namespace EcomIntel.Benchmarks;

/// <summary>An event from the log in memory into the minimal state of a store in memory: what the library itself costs on the way from Kafka to a disk.</summary>
[Config(typeof(QuickConfig))]
[BenchmarkCategory("Streaming")]
public class StreamingBenchmarks
{
    private const int Events = 300_000;
    private const int Customers = 20_000;
    private readonly InMemoryLog _log = new(new InMemoryLogOptions { Partitions = 6 });
    private int _groups;

    [GlobalSetup]
    public async Task FillAsync()
    {
        StreamEvents events = new(Customers, seed: 42);
        for (int i = 0; i < Events; i++)
        {
            await _log.SendAsync(events.Record("ecommerce_transactions", events.Next(i)));
        }
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public async Task<long> LogToState()
    {
        await using EventProcessor processor = new(new StreamingOptions { Group = $"group{_groups++}" }, _log, new InMemoryStore(), [new MinimalHandler()]);
        await processor.StartAsync();
        await processor.WaitUntilProcessedAsync();
        return processor.Partitions.Sum(status => status.Counts.Applied);
    }
}
