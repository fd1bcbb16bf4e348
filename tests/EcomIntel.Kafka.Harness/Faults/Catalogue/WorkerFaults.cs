using System.Diagnostics;

namespace EcomIntel.Kafka.Harness;

/// <summary>What befalls workers.</summary>
internal static class WorkerFaults
{
    private static readonly TimeSpan Longer = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("kill_worker", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.2 + (world.Random.NextDouble() * 0.4), token);
            WorkerProcess victim = world.Workers[world.Random.Next(world.Workers.Count)];
            await victim.KillAsync();
            await world.ProducedAsync(0.8, token);
            world.Restart(victim);
        })
        {
            Bite = Bite.Restarts | Bite.Rebalances,
            IsBasic = true,
        },
        KilledAt("kill_before_commit", CrashPoint.KillBefore) with { Notices = BrokenMode.OffsetFirst },
        KilledAt("kill_after_commit", CrashPoint.KillAfter),
        new("stop_worker", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.3, token);
            WorkerProcess zombie = world.Workers[0];
            int before = world.Evidence.Rebalances;
            zombie.Suspend();

            // Stopped within its commits it holds the stores' locks, and the others wait for it.
            await world.Evidence.WaitAsync(() => world.Evidence.Rebalances > before || world.IsWaiting, token);
            await FaultWorld.PauseAsync(0.5, token);
            zombie.Resume();
        })
        {
            Bite = Bite.Fenced | Bite.Rebalances,
            IsBasic = true,
            Notices = BrokenMode.NoFence,
            Plan = plan => plan with { Duration = TimeSpan.FromSeconds(7) },
        },
        new("stop_within_commit", FaultOutcome.Recovered, async (world, token) =>
        {
            WorkerProcess zombie = world.Workers[0];
            await zombie.SuspendedAsync(token);
            await FaultWorld.PauseAsync(5, token);
            zombie.Resume();
        })
        {
            Bite = Bite.Rebalances,
            FirstWorker = settings => settings with { Crash = CrashPoint.StopWithin, CrashAtCommit = 8 },
            Plan = plan => plan with { Duration = TimeSpan.FromSeconds(5) },
        },
        Unknown("commit_answers_lost", CrashPoint.AnswersLost),
        Unknown("commit_calls_lost", CrashPoint.CallsLost),
        new("workers_come_and_go", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.2, token);
            world.StartWorker();
            await world.ProducedAsync(0.4, token);
            await world.Workers[0].StopAsync(Longer);
            await world.ProducedAsync(0.6, token);
            world.StartWorker();
            await world.ProducedAsync(0.8, token);
            await world.Workers[1].StopAsync(Longer);
        })
        {
            Bite = Bite.Rebalances,
            IsBasic = true,
            Plan = plan => plan with { Duration = Longer },
        },
        new("same_member_twice", FaultOutcome.Recovered, async (world, token) =>
        {
            WorkerProcess first = world.StartWorker(settings => settings with { InstanceId = "twin" });
            await world.ProducedAsync(0.5, token);
            WorkerProcess second = world.StartWorker(settings => settings with { InstanceId = "twin" });
            if (world.Settings.Protocol == GroupKind.Classic)
            {
                await Task.WhenAny(first.Exited, second.Exited).WaitAsync(token);
            }
            else
            {
                await world.ProducedAsync(1, token);
                await second.KillAsync();
            }
        })
        {
            Bite = Bite.Rebalances,
            Plan = plan => plan with { Duration = Longer },
        },
        new("rolling_restart_of_workers", FaultOutcome.Recovered, (world, token) => RollAsync(world, settings => settings, token))
        {
            Bite = Bite.Restarts | Bite.Rebalances,
        },
        new("rolling_change_of_protocol", FaultOutcome.Recovered, (world, token) => RollAsync(
            world, settings => settings with { Protocol = settings.Protocol == GroupKind.Classic ? GroupKind.Consumer : GroupKind.Classic }, token))
        {
            Bite = Bite.Restarts | Bite.Rebalances,
        },
        new("slow_handler", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.3, token);
            await world.Load.RunAsync([world.Extra().Slow()], token);
        })
        {
            Workers = settings => settings with { HandlerPause = TimeSpan.FromSeconds(5), MaxPollInterval = TimeSpan.FromSeconds(3) },
        },
        new("sigterm_under_load", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.5, token);
            WorkerProcess worker = world.Workers[0];
            long started = Stopwatch.GetTimestamp();
            int code = await worker.StopAsync(TimeSpan.FromSeconds(8));
            if (code != 0)
            {
                throw new InvalidOperationException($"The worker ended with {code} after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s: {string.Join(Environment.NewLine, worker.Output.TakeLast(5))}");
            }

            world.Restart(worker);
        })
        {
            Bite = Bite.Restarts | Bite.Rebalances,
            IsBasic = true,
        },
    ];

    private static Fault KilledAt(string name, CrashPoint point) => new(name, FaultOutcome.Recovered, async (world, token) =>
    {
        WorkerProcess victim = world.Workers[0];
        await victim.Exited.WaitAsync(token);
        world.Restart(victim);
    })
    {
        Bite = Bite.Restarts | Bite.Rebalances,
        FirstWorker = settings => settings with { Crash = point, CrashAtCommit = 9 },
    };

    private static Fault Unknown(string name, CrashPoint point) => new(name, FaultOutcome.Recovered, async (world, token) =>
    {
        await world.ProducedAsync(1, token);
        if (world.Workers.Any(worker => !worker.IsAlive))
        {
            throw new InvalidOperationException("A worker ended though it can go on.");
        }
    })
    {
        IsBasic = true,
        Workers = settings => settings with { Crash = point, CrashAtCommit = 4, CrashCommits = 4 },
    };

    private static async Task RollAsync(FaultWorld world, Func<WorkerSettings, WorkerSettings> change, CancellationToken token)
    {
        await world.ProducedAsync(0.2, token);
        foreach (WorkerProcess worker in world.Workers.ToArray())
        {
            await worker.StopAsync(Longer);
            WorkerProcess next = world.Restart(worker, change);
            await next.StartedAsync(token);
        }
    }
}
