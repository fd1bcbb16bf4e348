using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace EcomIntel.Kafka.Harness;

/// <summary>
/// One or three real brokers in KRaft mode on free ports of the loopback, with their data in a temporary folder: of the Apache Kafka that <c>KAFKA_HOME</c>
/// names, or the running one that <c>ECOMINTEL_KAFKA_BOOTSTRAP</c> names. No process of it outlives this one. Safe for any thread.
/// </summary>
public sealed class KafkaCluster : IAsyncDisposable
{
    private static readonly TimeSpan AdminTimeout = TimeSpan.FromSeconds(30);

    private readonly string _folder;

    private KafkaCluster(string bootstrap, string insideBootstrap, string folder, IReadOnlyList<KafkaBroker> brokers, IReadOnlyList<TcpProxy> proxies)
    {
        Bootstrap = bootstrap;
        InsideBootstrap = insideBootstrap;
        _folder = folder;
        Brokers = brokers;
        Proxies = proxies;
        Admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = insideBootstrap, SocketNagleDisable = true })
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    }

    /// <summary>Why <see cref="StartAsync"/> cannot work here; null where it can. Tests skip with it.</summary>
    public static string? UnavailableReason => External is null ? KafkaHome.UnavailableReason : null;

    /// <summary>Whether a cluster is one that runs already, whose brokers cannot be stopped.</summary>
    public static bool IsExternal => External is not null;

    private static string? External { get; } = Environment.GetEnvironmentVariable("ECOMINTEL_KAFKA_BOOTSTRAP") is { Length: > 0 } servers ? servers : null;

    /// <summary>What clients connect to: the proxies, where there are any.</summary>
    public string Bootstrap { get; }

    /// <summary>The same brokers past the proxies: for what looks on while the network of others is cut.</summary>
    public string InsideBootstrap { get; }

    /// <summary>The brokers; empty for a cluster that runs already.</summary>
    public IReadOnlyList<KafkaBroker> Brokers { get; }

    /// <summary>The proxy in front of each broker; empty where there are none.</summary>
    public IReadOnlyList<TcpProxy> Proxies { get; }

    /// <summary>Administers the cluster past the proxies.</summary>
    public IAdminClient Admin { get; }

    /// <summary>Starts brokers, or takes the running ones.</summary>
    /// <param name="brokers">How many: 1 or 3.</param>
    /// <param name="proxied">Whether clients reach each through a proxy.</param>
    /// <param name="settings">Properties of the brokers besides those of tests.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>The cluster, ready.</returns>
    public static async Task<KafkaCluster> StartAsync(
        int brokers = 1, bool proxied = false, IReadOnlyDictionary<string, string>? settings = null, CancellationToken cancellationToken = default)
    {
        if (UnavailableReason is { } reason)
        {
            throw new InvalidOperationException($"No Kafka can be started: {reason}.");
        }

        if (External is { } servers)
        {
            return new KafkaCluster(servers, servers, "", [], []);
        }

        string folder = Directory.CreateTempSubdirectory("ecomintel-kafka-").FullName;
        List<TcpProxy> proxies = [];
        List<KafkaBroker> all = [];
        for (int id = 1; id <= brokers; id++)
        {
            int client = FreePorts.Take();
            if (proxied)
            {
                proxies.Add(new TcpProxy(client));
            }

            BrokerPorts ports = new(client, proxied ? proxies[^1].Port : client, FreePorts.Take(), FreePorts.Take());
            all.Add(new KafkaBroker(id, Path.Combine(folder, id.ToString(CultureInfo.InvariantCulture)), folder, ports));
        }

        KafkaCluster cluster = new(Servers(all, broker => broker.Ports.Advertised), Servers(all, broker => broker.Ports.Inside), folder, all, proxies);
        try
        {
            await ClusterFolder.FormatAsync(folder, all, settings ?? new Dictionary<string, string>(), cancellationToken);
            await Task.WhenAll(all.Select(broker => broker.StartAsync(cancellationToken)));
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }

        return cluster;
    }

    /// <summary>Makes a topic.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="partitions">Its number of partitions.</param>
    /// <param name="replication">Copies of each; the number of brokers where 0.</param>
    /// <param name="configs">Its settings.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>A task that ends when every partition has a leader.</returns>
    public async Task CreateTopicAsync(
        string name, int partitions, int replication = 0, IReadOnlyDictionary<string, string>? configs = null, CancellationToken cancellationToken = default)
    {
        short copies = replication > 0 ? (short)replication : (short)Math.Clamp(Brokers.Count, 1, 3);
        TopicSpecification topic = new() { Name = name, NumPartitions = partitions, ReplicationFactor = copies, Configs = new Dictionary<string, string>(configs ?? new Dictionary<string, string>()) };
        await Admin.CreateTopicsAsync([topic], new CreateTopicsOptions { OperationTimeout = AdminTimeout, RequestTimeout = AdminTimeout });
        await WaitForTopicAsync(name, partitions, cancellationToken);
    }

    /// <summary>Removes a topic with all its records.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>A task that ends when no broker shows it any more.</returns>
    public async Task DeleteTopicAsync(string name, CancellationToken cancellationToken = default)
    {
        await Admin.DeleteTopicsAsync([name], new DeleteTopicsOptions { OperationTimeout = AdminTimeout, RequestTimeout = AdminTimeout });
        await WaitForTopicAsync(name, 0, cancellationToken);
    }

    /// <summary>Adds partitions to a topic.</summary>
    /// <param name="name">The topic.</param>
    /// <param name="partitions">How many it has then.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>A task that ends when every partition has a leader.</returns>
    public async Task AddPartitionsAsync(string name, int partitions, CancellationToken cancellationToken = default)
    {
        await Admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = name, IncreaseTo = partitions }]);
        await WaitForTopicAsync(name, partitions, cancellationToken);
    }

    /// <summary>Asks which broker leads a partition.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="partition">The partition.</param>
    /// <returns>The broker.</returns>
    public KafkaBroker LeaderOf(string topic, int partition)
    {
        int id = Admin.GetMetadata(topic, AdminTimeout).Topics[0].Partitions.Single(one => one.PartitionId == partition).Leader;
        return Brokers.Single(broker => broker.Id == id);
    }

    /// <summary>Runs a class of Kafka's tools, such as <c>org.apache.kafka.tools.reassign.ReassignPartitionsCommand</c>; it connects past the proxies.</summary>
    /// <param name="className">The class.</param>
    /// <param name="arguments">Its arguments besides <c>--bootstrap-server</c>.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>What it printed.</returns>
    public Task<string> RunToolAsync(string className, IEnumerable<string> arguments, CancellationToken cancellationToken = default) =>
        ClusterFolder.RunAsync(className, ["--bootstrap-server", InsideBootstrap, .. arguments], cancellationToken);

    /// <summary>Kills all brokers and deletes their data.</summary>
    /// <returns>A task that ends when nothing is left.</returns>
    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        foreach (KafkaBroker broker in Brokers)
        {
            await broker.DisposeAsync();
        }

        foreach (TcpProxy proxy in Proxies)
        {
            await proxy.DisposeAsync();
        }

        if (_folder.Length > 0 && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string Servers(List<KafkaBroker> brokers, Func<KafkaBroker, int> port) =>
        string.Join(',', brokers.Select(broker => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port(broker)}")));

    /// <summary>Asks until every broker knows: the answer to a change comes before all have heard of it.</summary>
    private async Task WaitForTopicAsync(string name, int partitions, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AdminTimeout);
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20));
        do
        {
            List<TopicMetadata> topics = Admin.GetMetadata(AdminTimeout).Topics;
            TopicMetadata? found = topics.Find(topic => topic.Topic == name);
            int led = found?.Partitions.Count(partition => partition.Leader >= 0 && !partition.Error.IsError) ?? 0;
            if (led == partitions)
            {
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(limit.Token));
    }
}
