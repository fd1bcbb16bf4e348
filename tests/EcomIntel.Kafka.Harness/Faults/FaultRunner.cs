using System.Diagnostics;

namespace EcomIntel.Kafka.Harness;

/// <summary>Runs faults one after the other, on clusters and databases that it starts when they are first needed and keeps.</summary>
public sealed class FaultRunner : IAsyncDisposable
{
    private readonly Dictionary<int, KafkaCluster> _clusters = [];
    private static readonly string? LogFolder = Environment.GetEnvironmentVariable("ECOMINTEL_FAULT_LOGS");
    private readonly StoreSites _sites = new();

    /// <summary>Runs a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it.</returns>
    public async Task<FaultLine> RunAsync(Fault fault, FaultSettings settings, CancellationToken cancellationToken = default)
    {
        if (!_clusters.TryGetValue(fault.Brokers, out KafkaCluster? cluster))
        {
            cluster = await KafkaCluster.StartAsync(fault.Brokers, proxied: true, cancellationToken: cancellationToken);
            _clusters.Add(fault.Brokers, cluster);
        }

        StoreSite site = await _sites.CreateAsync(settings.Store, cancellationToken);
        long started = Stopwatch.GetTimestamp();
        await using FaultWorld world = await FaultWorld.CreateAsync(fault, settings, cluster, site, cancellationToken);
        (string? problem, bool isLate) = await StrikeAsync(fault, world, cancellationToken);
        await world.KillWorkersAsync();
        await world.SaveOutputAsync(LogFolder);
        await world.UndoAsync();
        OracleRules rules = new(fault.Partitions) { ResendMisrouted = world.WorkerSettings.ResendMisrouted };
        FaultLine line = await FaultJudge.JudgeAsync(fault, world, rules, Stopwatch.GetElapsedTime(started).TotalSeconds, problem, isLate);
        foreach (TcpProxy proxy in cluster.Proxies)
        {
            proxy.Heal();
        }

        return line;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (KafkaCluster cluster in _clusters.Values)
        {
            await cluster.DisposeAsync();
        }

        await _sites.DisposeAsync();
    }

    /// <summary>Returns what went wrong, null for nothing, and whether that is only that it took too long.</summary>
    private static async Task<(string? Problem, bool IsLate)> StrikeAsync(Fault fault, FaultWorld world, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(fault.Patience);
        CancellationToken token = limit.Token;
        string step = "starting workers";
        try
        {
            for (int i = 0; i < world.Settings.Workers; i++)
            {
                world.StartWorker(i == 0 ? fault.FirstWorker : null);
            }

            if (!fault.IsRefusedAtOnce)
            {
                await world.Evidence.SharedAsync(world.Settings.Workers, token);
            }

            Task load = world.Load.RunAsync(world.Plan.Records(), world.Plan.Duration, token);
            step = "the fault itself";
            await fault.StrikeAsync(world, token);
            step = "producing to the end";
            await load;
            if (fault.Outcome == FaultOutcome.Recovered)
            {
                step = "applying all";
                await world.DoneAsync(token);
            }
            else
            {
                step = $"waiting for a refusal that names '{fault.Cause}'";
                await world.Evidence.WaitAsync(() => world.Evidence.Errors.Any(error => error.Contains(fault.Cause, StringComparison.Ordinal)), token);
            }

            step = "stopping workers";
            await world.StopWorkersAsync();
            return (null, false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            string why = error is OperationCanceledException ? $"not over after {fault.Patience.TotalSeconds} s" : error.Message;
            string states = string.Join("; ", world.Workers.SelectMany(worker => worker.States).Where(state => !state.Value.StartsWith("Running", StringComparison.Ordinal)).Select(state => $"{state.Key} {state.Value}").Take(6));
            string problem = $"{step}: {why}. {world.Evidence}. {states}. {string.Join("; ", world.Evidence.Errors.Take(2))}";
            return (problem, error is OperationCanceledException or TimeoutException);
        }
    }
}
