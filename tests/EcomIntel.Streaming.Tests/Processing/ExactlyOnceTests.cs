using System.Text;

namespace EcomIntel.Streaming.Tests;

public class ExactlyOnceTests
{
    [Property(MaxTest = 25)]
    public async Task Whatever_fails_each_event_counts_once_and_each_bad_record_is_parked(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "crashes");
        FaultyScenario scenario = new(seed, 20 + random.NextInt32(180));
        InMemoryStore store = new();
        FaultyStore faulty = new(store, seed, faultsInTen: random.NextInt32(6));
        StreamingOptions options = Options(1 + random.NextInt32(20));
        for (int crash = random.NextInt32(4); crash > 0; crash--)
        {
            await using EventProcessor doomed = new(options, scenario.Log, faulty, [new ProbeHandler()]);
            await doomed.StartAsync();
            using CancellationTokenSource patience = new(TimeSpan.FromMilliseconds(random.NextInt32(15)));
            await doomed.WaitUntilProcessedAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await ProcessAsync(options, scenario.Log, faulty);

        Probes(store).Should().BeEquivalentTo(scenario.Expected);
        Letters(scenario.Log).Should().BeEquivalentTo(scenario.ExpectedDeadLetters);
    }

    [Property(MaxTest = 10)]
    public async Task A_rebuild_gives_the_same_bytes_whatever_the_batches_and_faults_were(int seed)
    {
        FaultyScenario scenario = new(seed, 120);
        InMemoryStore first = new();
        InMemoryStore second = new();
        await ProcessAsync(Options(1), scenario.Log, new FaultyStore(first, seed, 4));

        await ProcessAsync(Options(1_000, cachedCustomers: 0), scenario.Log, second);

        for (int partition = 0; partition < FaultyScenario.Partitions; partition++)
        {
            Rows(second, partition).Should().Equal(Rows(first, partition));
            PartitionIdentity identity = new("memory", FaultyScenario.Topic, partition, FaultyScenario.Partitions, "ecomintel", 1);
            OpenedPartition one = await first.OpenAsync(identity);
            OpenedPartition other = await second.OpenAsync(identity);
            other.Mark.Should().Be(one.Mark);
            other.EventIds.Should().Equal(one.EventIds);
        }
    }

    [Fact]
    public async Task Two_processors_of_a_group_share_the_work_and_nothing_is_done_twice()
    {
        FaultyScenario scenario = new(seed: 5, records: 400);
        InMemoryStore store = new();
        EventProcessor first = new(Options(5), scenario.Log, store, [new ProbeHandler()]);
        EventProcessor second = new(Options(5), scenario.Log, store, [new ProbeHandler()]);
        await first.StartAsync();
        await second.StartAsync();
        await first.StopAsync();
        await second.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        await second.StopAsync();

        Probes(store).Should().BeEquivalentTo(scenario.Expected);
        Letters(scenario.Log).Should().BeEquivalentTo(scenario.ExpectedDeadLetters);
    }

    [Fact]
    public async Task The_counts_say_what_became_of_every_record()
    {
        FaultyScenario scenario = new(seed: 11, records: 300);
        EventProcessor processor = new(Options(50), scenario.Log, new InMemoryStore(), [new ProbeHandler()]);
        await processor.StartAsync();
        await processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        PartitionCounts[] counts = [.. processor.Partitions.Select(status => status.Counts)];
        await processor.StopAsync();

        counts.Sum(count => count.Applied).Should().Be(scenario.Expected.Values.Sum(state => state.Count));
        counts.Sum(count => count.Duplicates).Should().Be(scenario.Duplicates).And.BePositive();
        counts.Sum(count => count.DeadLetters).Should().Be(scenario.ExpectedDeadLetters.Count);
        counts.Sum(count => count.Total).Should().Be(scenario.Log.Records(FaultyScenario.Topic).Count);
    }

    private static StreamingOptions Options(int maxCommitRecords, int cachedCustomers = 4) => new()
    {
        MaxCommitRecords = maxCommitRecords,
        CachedCustomers = cachedCustomers,
        MaxQueuedRecords = 10,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        MaxRetryDelay = TimeSpan.FromMilliseconds(1),
    };

    private static async Task ProcessAsync(StreamingOptions options, InMemoryLog log, IStateStore store)
    {
        await using EventProcessor processor = new(options, log, store, [new ProbeHandler()]);
        await processor.StartAsync();
        await processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        await processor.StopAsync();
    }

    private static Dictionary<string, ProbeState> Probes(InMemoryStore store)
    {
        ProbeHandler handler = new();
        return Enumerable.Range(0, FaultyScenario.Partitions).SelectMany(store.Rows)
            .ToDictionary(row => row.Key.Key, row => StateRowCodec.Read(handler, row.Key.Key, row.Value!.Value.Span));
    }

    private static IEnumerable<string> Rows(InMemoryStore store, int partition) =>
        store.Rows(partition).Select(row => $"{row.Key.Table}/{row.Key.Key}/{Convert.ToHexString(row.Value!.Value.Span)}");

    /// <summary>The distinct dead letters; copies after a crash have the same id.</summary>
    private static IEnumerable<string> Letters(InMemoryLog log) => log.Records("ecommerce_transactions.dead_letters")
        .DistinctBy(record => Encoding.UTF8.GetString(record.Key!.Value.Span))
        .Select(record => $"{Header(record, RecordHeaderNames.DeadLetterPartition)}/{Header(record, RecordHeaderNames.DeadLetterOffset)}/{Header(record, RecordHeaderNames.DeadLetterReason)}");

    private static string Header(LogRecord record, string name) => record.Headers.Single(header => header.Name == name).Text;
}
