using System.Globalization;
using System.Text;

namespace EcomIntel.Streaming.Tests;

/// <summary>The promise of streaming over any store: a store's own tests derive from it and make one.</summary>
public abstract class ExactlyOnceContract
{
    private static readonly StateKey[] Customers = [.. Enumerable.Range(0, FaultyScenario.Customers).Select(number => new StateKey("probes", "c" + number.ToString(CultureInfo.InvariantCulture)))];

    [Property(MaxTest = 25)]
    public async Task Whatever_fails_each_event_counts_once_and_each_bad_record_is_parked(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "crashes");
        FaultyScenario scenario = new(seed, 20 + random.NextInt32(180));
        IStateStore store = CreateStore();
        int faultsInTen = random.NextInt32(6);
        StreamingOptions options = Options(1 + random.NextInt32(20));
        for (int crash = random.NextInt32(4); crash > 0; crash--)
        {
            await using EventProcessor doomed = new(options, scenario.Log, new FaultyStore(store, seed + crash, faultsInTen), [new ProbeHandler()]);
            await doomed.StartAsync();
            using CancellationTokenSource patience = new(TimeSpan.FromMilliseconds(random.NextInt32(15)));
            await doomed.WaitUntilProcessedAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            store = OfNextProcess(store);
        }

        await ProcessAsync(options, scenario.Log, new FaultyStore(store, seed, faultsInTen));

        (await ProbesAsync(store)).Should().BeEquivalentTo(scenario.Expected);
        Letters(scenario.Log).Should().BeEquivalentTo(scenario.ExpectedDeadLetters);
    }

    [Property(MaxTest = 10)]
    public async Task A_rebuild_gives_the_same_bytes_whatever_the_batches_and_faults_were(int seed)
    {
        FaultyScenario scenario = new(seed, 120);
        IStateStore first = CreateStore();
        IStateStore second = CreateStore();
        await ProcessAsync(Options(1), scenario.Log, new FaultyStore(first, seed, 4));

        // Under another group, for which the state of the first is not the one that is elsewhere.
        StreamingOptions options = Options(1_000, cachedCustomers: 0);
        options.Group = "again";
        await ProcessAsync(options, scenario.Log, second);

        for (int partition = 0; partition < FaultyScenario.Partitions; partition++)
        {
            (await RowsAsync(second, partition)).Should().Equal(await RowsAsync(first, partition));
            PartitionIdentity identity = new("memory", FaultyScenario.Topic, partition, FaultyScenario.Partitions, "ecomintel", 1);
            OpenedPartition one = await first.OpenAsync(identity);
            OpenedPartition other = await second.OpenAsync(identity with { Group = options.Group });
            other.Mark.Should().Be(one.Mark);
            other.EventIds.Should().Equal(one.EventIds);
        }
    }

    [Fact]
    public async Task Two_processors_of_a_group_share_the_work_and_nothing_is_done_twice()
    {
        FaultyScenario scenario = new(seed: 5, records: 400);
        IStateStore store = CreateStore();
        EventProcessor first = new(Options(5), scenario.Log, store, [new ProbeHandler()]);
        EventProcessor second = new(Options(5), scenario.Log, store, [new ProbeHandler()]);
        await first.StartAsync();
        await second.StartAsync();
        await first.StopAsync();
        await second.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        await second.StopAsync();

        (await ProbesAsync(store)).Should().BeEquivalentTo(scenario.Expected);
        Letters(scenario.Log).Should().BeEquivalentTo(scenario.ExpectedDeadLetters);
    }

    [Fact]
    public async Task The_counts_say_what_became_of_every_record()
    {
        FaultyScenario scenario = new(seed: 11, records: 300);
        EventProcessor processor = new(Options(50), scenario.Log, CreateStore(), [new ProbeHandler()]);
        await processor.StartAsync();
        await processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        PartitionCounts[] counts = [.. processor.Partitions.Select(status => status.Counts)];
        await processor.StopAsync();

        counts.Sum(count => count.Applied).Should().Be(scenario.Expected.Values.Sum(state => state.Count));
        counts.Sum(count => count.Duplicates).Should().Be(scenario.Duplicates).And.BePositive();
        counts.Sum(count => count.DeadLetters).Should().Be(scenario.ExpectedDeadLetters.Count);
        counts.Sum(count => count.Total).Should().Be(scenario.Log.Records(FaultyScenario.Topic).Count);
    }

    /// <summary>An empty store.</summary>
    protected abstract IStateStore CreateStore();

    /// <summary>What a process that starts after a crash has in the place of a store; the old one may still be at work.</summary>
    protected virtual IStateStore OfNextProcess(IStateStore store) => store;

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

    private static async Task<Dictionary<string, ProbeState>> ProbesAsync(IStateStore store)
    {
        ProbeHandler handler = new();
        Dictionary<string, ProbeState> probes = new(StringComparer.Ordinal);
        for (int partition = 0; partition < FaultyScenario.Partitions; partition++)
        {
            IReadOnlyList<ReadOnlyMemory<byte>?> rows = await store.ReadAsync(partition, Customers);
            foreach ((StateKey key, ReadOnlyMemory<byte>? row) in Customers.Zip(rows))
            {
                if (row is { } bytes)
                {
                    // Between the version and the checksum; a customer in two partitions is an error.
                    probes.Add(key.Key, handler.Load(key.Key, 1, bytes.Span[4..^8]));
                }
            }
        }

        return probes;
    }

    private static async Task<IEnumerable<string?>> RowsAsync(IStateStore store, int partition) =>
        (await store.ReadAsync(partition, Customers)).Select(row => row is { } bytes ? Convert.ToHexString(bytes.Span) : null);

    /// <summary>The distinct dead letters; copies after a crash have the same id.</summary>
    private static IEnumerable<string> Letters(InMemoryLog log) => log.Records("ecommerce_transactions.dead_letters")
        .DistinctBy(record => Encoding.UTF8.GetString(record.Key!.Value.Span))
        .Select(record => $"{Header(record, "ecomintel.dlq.partition")}/{Header(record, "ecomintel.dlq.offset")}/{Header(record, "ecomintel.dlq.reason")}");

    private static string Header(LogRecord record, string name) => record.Headers.Single(header => header.Name == name).Text;
}
