using System.Text.Json;
using EcomIntel.Tests;

namespace EcomIntel.Kafka.Harness.Tests;

/// <summary>A broker, a database, a topic of six partitions, and the hosts that share them.</summary>
internal sealed class SampleShop : IAsyncDisposable
{
    public const int Partitions = 6;
    private const string Topic = "ecommerce_transactions";

    private readonly KafkaCluster _cluster;
    private readonly PrivatePostgres _database;
    private readonly Producing _producing;

    private SampleShop(KafkaCluster cluster, PrivatePostgres database)
    {
        _cluster = cluster;
        _database = database;
        _producing = new Producing(cluster.Bootstrap, Topic, Partitions);
    }

    public List<SampleHost> Hosts { get; } = [];

    /// <summary>The session's time after which the group gives up a silent member.</summary>
    public static TimeSpan SessionTimeout { get; } = TimeSpan.FromSeconds(3);

    public static async Task<SampleShop> StartAsync(CancellationToken cancellationToken)
    {
        KafkaCluster cluster = await KafkaCluster.StartAsync(cancellationToken: cancellationToken);
        SampleShop shop = new(cluster, await PrivatePostgres.StartAsync(cancellationToken));
        await cluster.CreateTopicAsync(Topic, Partitions, cancellationToken: cancellationToken);
        await cluster.CreateTopicAsync(Topic + ".dead_letters", 1, cancellationToken: cancellationToken);
        return shop;
    }

    /// <summary>Starts one more host, with the settings that its README names.</summary>
    public void StartHost() => Hosts.Add(SampleHost.Start(
    [
        $"--Kafka:BootstrapServers={_cluster.Bootstrap}", $"--Kafka:SessionTimeout={SessionTimeout:c}", $"--ConnectionStrings:State={_database.ConnectionString}",
    ]));

    public Task SendAsync(IReadOnlyList<LoadRecord> records, TimeSpan duration, CancellationToken cancellationToken) => _producing.RunAsync(records, duration, cancellationToken);

    public Task SentAsync(long records, CancellationToken cancellationToken) => _producing.ReachedAsync(records, cancellationToken);

    /// <summary>Waits until the hosts that answer hold all partitions between them, each running and none twice.</summary>
    public Task SharedAsync(int hosts, CancellationToken cancellationToken) => WaitAsync(
        all => all.Count(held => held.Count > 0) == hosts
            && all.SelectMany(held => held).Where(partition => partition.State == "Running").Select(partition => partition.Partition).Order().SequenceEqual(Enumerable.Range(0, Partitions)),
        cancellationToken);

    /// <summary>Waits until all records of the log are behind every partition's place.</summary>
    public async Task AppliedAsync(long records, CancellationToken cancellationToken) =>
        await WaitAsync(all => all.SelectMany(held => held).Sum(partition => partition.NextOffset) == records, cancellationToken);

    /// <summary>What each customer must come to: every event of the records once, however often it was sent.</summary>
    public static IReadOnlyDictionary<string, CustomerAnswer> Expected(IReadOnlyList<LoadRecord> records)
    {
        HashSet<string> seen = [];
        Dictionary<string, CustomerAnswer> expected = [];
        foreach (LoadRecord record in records)
        {
            using JsonDocument payload = JsonDocument.Parse(record.Value);
            if (seen.Add(payload.RootElement.GetProperty("event_id").GetString()!))
            {
                CustomerAnswer before = expected.GetValueOrDefault(record.Key!, new CustomerAnswer(record.Key!, 0, 0));
                expected[record.Key!] = before with { Transactions = before.Transactions + 1, Spend = before.Spend + payload.RootElement.GetProperty("total_price").GetDecimal() };
            }
        }

        return expected;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (SampleHost host in Hosts)
        {
            await host.DisposeAsync();
        }

        await _producing.DisposeAsync();
        await _database.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    private async Task WaitAsync(Func<IReadOnlyList<IReadOnlyList<PartitionAnswer>>, bool> isSo, CancellationToken cancellationToken)
    {
        IReadOnlyList<PartitionAnswer>[] all = [];
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
        try
        {
            do
            {
                all = await Task.WhenAll(Hosts.Select(host => host.PartitionsAsync(cancellationToken)));
            }
            while (!isSo(all) && await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException error)
        {
            string held = string.Join("; ", all.Select((one, i) => $"host {i}: {string.Join(", ", one)}"));
            throw new TimeoutException($"The hosts did not come to it. {held}. {string.Join(Environment.NewLine, Hosts.SelectMany(host => host.Output.TakeLast(10)))}", error);
        }
    }
}
