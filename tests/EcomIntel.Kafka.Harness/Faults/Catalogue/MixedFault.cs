namespace EcomIntel.Kafka.Harness;

/// <summary>One mishap after the other for a minute, in an order that the seed decides.</summary>
internal static class MixedFault
{
    public static Fault Instance { get; } = new("mix", FaultOutcome.Recovered, StrikeAsync)
    {
        Bite = Bite.Restarts | Bite.Rebalances,
        Plan = plan => plan with { Duration = TimeSpan.FromSeconds(55) },
        Patience = TimeSpan.FromSeconds(150),
    };

    private static async Task StrikeAsync(FaultWorld world, CancellationToken cancellationToken)
    {
        while (world.Load.Sent < world.Plan.Events * 0.95)
        {
            int worker = world.Random.Next(world.Workers.Count);
            switch (world.Random.Next(7))
            {
                case 0:
                    await world.Workers[worker].KillAsync();
                    world.Restart(world.Workers[worker]);
                    break;
                case 1:
                    world.Workers[worker].Suspend();
                    await FaultWorld.PauseAsync(world.Random.NextDouble() * 5, cancellationToken);
                    world.Workers[worker].Resume();
                    break;
                case 2:
                    await world.Cluster.Brokers[0].KillAsync();
                    await world.Cluster.Brokers[0].StartAsync(cancellationToken);
                    break;
                case 3:
                    world.Cluster.Proxies[0].Cut((ProxyDirections)(1 + world.Random.Next(3)));
                    await FaultWorld.PauseAsync(world.Random.NextDouble() * 4, cancellationToken);
                    world.Cluster.Proxies[0].Heal();
                    break;
                case 4:
                    await using (await world.Store.LockAsync(world.Partitions, cancellationToken))
                    {
                        await FaultWorld.PauseAsync(world.Random.NextDouble() * 2, cancellationToken);
                    }

                    break;
                case 5:
                    await world.Workers[worker].StopAsync(TimeSpan.FromSeconds(10));
                    world.Restart(world.Workers[worker]);
                    break;
                default:
                    world.Cluster.Proxies[0].LoseAnswers();
                    await FaultWorld.PauseAsync(0.5, cancellationToken);
                    world.Cluster.Proxies[0].Heal();
                    break;
            }

            await FaultWorld.PauseAsync(0.5 + world.Random.NextDouble(), cancellationToken);
        }
    }
}
