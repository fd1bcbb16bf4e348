namespace EcomIntel.Kafka.Harness;

/// <summary>What befalls the store and the network between it and the workers.</summary>
internal static class StoreFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("disk_full", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(1, token);
            await FaultWorld.PauseAsync(1, token);
            IReadOnlyList<long> ends = PlainLog.Ends(world.Cluster.InsideBootstrap, world.Topic, world.Partitions);
            if (world.Evidence.IsDone(ends) || world.Workers.Any(worker => !worker.IsAlive))
            {
                throw new InvalidOperationException("The disk was never full, or a worker ended of it.");
            }

            await Task.WhenAll(world.Workers.Select(worker => worker.KillAsync()));
            foreach (WorkerProcess worker in world.Workers.ToArray())
            {
                world.Restart(worker, settings => settings with { MaxStoreBytes = 0 });
            }
        })
        {
            Bite = Bite.Restarts,
            Store = StoreKind.Sqlite,
            Workers = settings => settings with { MaxStoreBytes = 48 * 1024 },
        },
        new("locked_store", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.4, token);
            await using (await world.Store.LockAsync(world.Partitions, token))
            {
                await world.ProducedAsync(1, token);
                await FaultWorld.PauseAsync(1, token);
                if (world.Evidence.IsDone(PlainLog.Ends(world.Cluster.InsideBootstrap, world.Topic, world.Partitions)))
                {
                    throw new InvalidOperationException("The lock stopped nothing.");
                }
            }
        }),
        new("older_backup", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.3, token);
            await world.WhileStoppedAsync(world.Store.BackUpAsync);
            await world.ProducedAsync(1, token);
            await world.WhileStoppedAsync(world.Store.RestoreAsync);
        })
        {
            Bite = Bite.Restarts,
            Plan = plan => plan with { Duration = TimeSpan.FromSeconds(5) },
        },
        new("terminated_backend", FaultOutcome.Recovered, async (world, token) =>
        {
            PostgresSite site = (PostgresSite)world.Store;
            int ended = 0;
            for (double share = 0.1; share < 1; share += 0.05)
            {
                await world.ProducedAsync(share, token);
                ended += await site.TerminateBackendsAsync(token);
            }

            if (ended == 0)
            {
                throw new InvalidOperationException("No backend was at work.");
            }
        })
        {
            Store = StoreKind.Postgres,
        },
        Cut("cut_from_store", ProxyDirections.Both),
        Cut("cut_commands_to_store", ProxyDirections.ToServer),
        Cut("cut_answers_of_store", ProxyDirections.ToClient),
    ];

    private static Fault Cut(string name, ProxyDirections directions) => new(name, FaultOutcome.Recovered, async (world, token) =>
    {
        await world.ProducedAsync(0.4, token);
        TcpProxy proxy = ((PostgresSite)world.Store).Proxy;
        long before = proxy.HeldBytes;
        proxy.Cut(directions);
        await FaultWorld.PauseAsync(4, token);
        if (proxy.HeldBytes == before)
        {
            throw new InvalidOperationException("The cut stopped nothing.");
        }

        proxy.Heal();
    })
    {
        Store = StoreKind.Postgres,
    };
}
