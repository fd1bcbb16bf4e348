using System.Globalization;
using EcomIntel.Streaming;

namespace EcomIntel.Kafka.Harness;

/// <summary>All that a fault can strike: brokers, store, topic, workers and what is produced. For one fault; not for several threads but where said.</summary>
public sealed class FaultWorld : IAsyncDisposable
{
    // 128 and the signal.
    private const int Aborted = 134;
    private const int SegmentationFault = 139;

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);
    private readonly List<WorkerProcess> _workers = [];
    private readonly List<WorkerProcess> _started = [];
    private readonly Fault _fault;
    private IReadOnlyList<LoggedRecord>? _remembered;

    private FaultWorld(Fault fault, FaultSettings settings, KafkaCluster cluster, StoreSite store)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{fault.Name}-{Guid.NewGuid():N}");
        _fault = fault;
        Settings = settings;
        Cluster = cluster;
        Store = store;
        Topic = name;
        DeadLetterTopic = name + ".dead_letters";
        Evidence = new Evidence(fault.Partitions);
        Plan = fault.Plan(settings.Plan);
        Random = new Random(settings.Seed);
        Load = new Producing(cluster.InsideBootstrap, Topic, fault.Partitions);
        WorkerSettings = fault.Workers(new WorkerSettings
        {
            Bootstrap = cluster.Bootstrap,
            Topic = Topic,
            DeadLetterTopic = DeadLetterTopic,
            Group = name,
            Protocol = settings.Protocol,
            Store = settings.Store,
            StoreAddress = store.Address,
            Broken = settings.Broken,
        });
    }

    public FaultSettings Settings { get; }

    public KafkaCluster Cluster { get; }

    public StoreSite Store { get; }

    public string Topic { get; }

    public string DeadLetterTopic { get; }

    public int Partitions => _fault.Partitions;

    public LoadPlan Plan { get; }

    public Producing Load { get; }

    public Evidence Evidence { get; }

    /// <summary>Decides moments, from the seed.</summary>
    public Random Random { get; }

    public WorkerSettings WorkerSettings { get; }

    public IReadOnlyList<WorkerProcess> Workers => _workers;

    /// <summary>What of the log can still be told, where the broker has lost it since.</summary>
    public IReadOnlyList<LoggedRecord> Log => _remembered ?? PlainLog.Read(Cluster.InsideBootstrap, Topic, Partitions);

    public static async Task<FaultWorld> CreateAsync(Fault fault, FaultSettings settings, KafkaCluster cluster, StoreSite store, CancellationToken cancellationToken)
    {
        FaultWorld world = new(fault, settings, cluster, store);
        await cluster.CreateTopicAsync(world.Topic, fault.Partitions, fault.Replication, fault.TopicSettings, cancellationToken);
        if (fault.HasDeadLetterTopic)
        {
            await world.CreateDeadLetterTopicAsync(cancellationToken);
        }

        return world;
    }

    public Task CreateDeadLetterTopicAsync(CancellationToken cancellationToken) => Cluster.CreateTopicAsync(DeadLetterTopic, 1, cancellationToken: cancellationToken);

    /// <summary>Starts a worker beside those there are.</summary>
    public WorkerProcess StartWorker(Func<WorkerSettings, WorkerSettings>? change = null)
    {
        WorkerProcess worker = WorkerProcess.Start(change is null ? WorkerSettings : change(WorkerSettings), Evidence.Add);
        _workers.Add(worker);
        _started.Add(worker);
        return worker;
    }

    /// <summary>Starts a process in the place of one that is gone.</summary>
    public WorkerProcess Restart(WorkerProcess worker, Func<WorkerSettings, WorkerSettings>? change = null)
    {
        _workers.Remove(worker);
        Evidence.Restarted();
        return StartWorker(change);
    }

    /// <summary>Waits until a part of what is produced is on its way.</summary>
    public Task ProducedAsync(double share, CancellationToken cancellationToken) => Load.ReachedAsync((long)(Plan.Events * share), cancellationToken);

    /// <summary>Waits until all that the log holds is applied, committed and sent.</summary>
    public async Task DoneAsync(CancellationToken cancellationToken) =>
        await Evidence.DoneAsync(PlainLog.Ends(Cluster.InsideBootstrap, Topic, Partitions), cancellationToken);

    /// <summary>Whether a worker has begun or found the state of a partition.</summary>
    public bool IsRunning(int partition) =>
        _workers.Exists(worker => worker.States.TryGetValue(partition, out string? state) && state.StartsWith(nameof(PartitionState.Running), StringComparison.Ordinal));

    /// <summary>Whether a worker waits for a partition that another process holds.</summary>
    public bool IsWaiting => _workers.Exists(worker => worker.States.Values.Any(state => state.StartsWith(nameof(PartitionState.Waiting), StringComparison.Ordinal)));

    /// <summary>Keeps what the log holds, before it is lost.</summary>
    public void RememberLog() => _remembered = PlainLog.Read(Cluster.InsideBootstrap, Topic, Partitions);

    /// <summary>A pause that is part of a fault: how long something stays broken.</summary>
    public static Task PauseAsync(double seconds, CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, cancellationToken);

    /// <summary>Customers whose rows the fault itself damaged.</summary>
    public ISet<string> Damaged { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Puts back before judgement what the fault changed.</summary>
    public Func<Task> UndoAsync { get; set; } = () => Task.CompletedTask;

    /// <summary>Makes events whose numbers do not meet those of the plan.</summary>
    public EventMaker Extra() => new(Plan.Customers, Settings.Seed + 1, firstNumber: 1_000_000_000);

    /// <summary>Stops all workers in order, and starts as many again once something is done.</summary>
    public async Task WhileStoppedAsync(Func<Task> action, Func<WorkerSettings, WorkerSettings>? change = null)
    {
        WorkerProcess[] stopped = [.. _workers];
        await StopWorkersAsync();
        await action();
        foreach (WorkerProcess worker in stopped)
        {
            Restart(worker, change);
        }
    }

    /// <summary>Keeps the last lines of every worker, for whoever looks for a cause.</summary>
    public async Task SaveOutputAsync(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        for (int i = 0; i < _started.Count; i++)
        {
            await File.WriteAllLinesAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Topic}.{i}.log")), _started[i].Output);
        }
    }

    /// <summary>Kills what still runs.</summary>
    public Task KillWorkersAsync() => Task.WhenAll(_workers.Select(worker => worker.KillAsync()));

    /// <summary>Stops all workers in order.</summary>
    public async Task StopWorkersAsync()
    {
        foreach (WorkerProcess worker in _workers)
        {
            worker.Resume();
        }

        int[] codes = await Task.WhenAll(_workers.Select(worker => worker.StopAsync(StopLimit)));
        if (codes.Any(code => code is Aborted or SegmentationFault))
        {
            throw new InvalidOperationException($"A worker crashed at its end; the exit codes are {string.Join(", ", codes)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (WorkerProcess worker in _started)
        {
            await worker.DisposeAsync();
        }

        await Load.DisposeAsync();
        await Store.DisposeAsync();
    }
}
