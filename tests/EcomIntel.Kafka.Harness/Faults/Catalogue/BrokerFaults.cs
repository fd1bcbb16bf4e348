namespace EcomIntel.Kafka.Harness;

/// <summary>What befalls brokers and the network between them and the workers.</summary>
internal static class BrokerFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("kill_broker", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.4, token);
            await world.Cluster.Brokers[0].KillAsync();
            await FaultWorld.PauseAsync(0.5, token);
            await world.Cluster.Brokers[0].StartAsync(token);
        })
        {
            IsBasic = true,
        },
        new("stop_broker", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.4, token);
            world.Cluster.Brokers[0].Suspend();
            await FaultWorld.PauseAsync(5, token);
            world.Cluster.Brokers[0].Resume();
        }),
        new("kill_one_of_three", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.3, token);
            KafkaBroker leader = world.Cluster.LeaderOf(world.Topic, 0);
            await leader.KillAsync();
            await world.ProducedAsync(0.9, token);
            await leader.StartAsync(token);
        })
        {
            Brokers = 3,
            Plan = plan => plan with { Duration = TimeSpan.FromSeconds(6) },
        },
        new("kill_all_three", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.4, token);
            await Task.WhenAll(world.Cluster.Brokers.Select(broker => broker.KillAsync()));
            await Task.WhenAll(world.Cluster.Brokers.Select(broker => broker.StartAsync(token)));
        })
        {
            Brokers = 3,
            Patience = TimeSpan.FromSeconds(90),
        },
        new("rolling_restart_of_brokers", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.1, token);
            foreach (KafkaBroker broker in world.Cluster.Brokers)
            {
                await broker.StopAsync();
                await broker.StartAsync(token);
            }
        })
        {
            Brokers = 3,
            Patience = TimeSpan.FromSeconds(90),
        },
        new("leader_moves", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.2, token);
            KafkaBroker leader = world.Cluster.LeaderOf(world.Topic, 0);
            await leader.StopAsync();
            await leader.StartAsync(token);
            await world.Cluster.PreferLeadersAsync(world.Topic, world.Partitions, token);
            if (world.Cluster.LeaderOf(world.Topic, 0) != leader)
            {
                throw new InvalidOperationException("The leader did not move back.");
            }
        })
        {
            Brokers = 3,
            Plan = plan => plan with { Duration = TimeSpan.FromSeconds(6) },
        },
        Cut("cut_from_broker", ProxyDirections.Both),
        Cut("cut_requests_to_broker", ProxyDirections.ToServer),
        Cut("cut_answers_of_broker", ProxyDirections.ToClient),
        new("slow_network", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.3, token);
            world.Cluster.Proxies[0].Delay = TimeSpan.FromMilliseconds(150);
            await world.ProducedAsync(1, token);
            world.Cluster.Proxies[0].Delay = TimeSpan.Zero;
        }),
        new("group_offsets_deleted", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.5, token);
            await world.WhileStoppedAsync(() => world.Cluster.DeleteGroupAsync(world.WorkerSettings.Group, token));
        })
        {
            Bite = Bite.Restarts,
        },
        new("aborted_transactions", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.3, token);
            EventMaker maker = world.Extra();
            Transactions.Run(world.Cluster.InsideBootstrap, world.Topic, [.. Enumerable.Range(0, 300).Select(_ => maker.Good())], commit: false);
            Transactions.Run(world.Cluster.InsideBootstrap, world.Topic, [.. Enumerable.Range(0, 300).Select(_ => maker.Good())], commit: true);
            Transactions.Run(world.Cluster.InsideBootstrap, world.Topic, [.. Enumerable.Range(0, 300).Select(_ => maker.Good())], commit: false);
        }),
    ];

    private static Fault Cut(string name, ProxyDirections directions) => new(name, FaultOutcome.Recovered, async (world, token) =>
    {
        await world.ProducedAsync(0.4, token);
        TcpProxy proxy = world.Cluster.Proxies[0];
        long before = proxy.HeldBytes;
        proxy.Cut(directions);
        await FaultWorld.PauseAsync(4, token);
        if (proxy.HeldBytes == before)
        {
            throw new InvalidOperationException("The cut stopped nothing.");
        }

        proxy.Heal();
    });
}
