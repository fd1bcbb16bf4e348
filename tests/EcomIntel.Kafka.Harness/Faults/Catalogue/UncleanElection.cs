namespace EcomIntel.Kafka.Harness;

/// <summary>A replica that missed records becomes the leader: what it missed is gone from the log, though it was acknowledged and applied.</summary>
internal static class UncleanElection
{
    public static async Task StrikeAsync(FaultWorld world, CancellationToken cancellationToken)
    {
        await world.ProducedAsync(1, cancellationToken);
        await FaultWorld.PauseAsync(0.3, cancellationToken);
        await world.DoneAsync(cancellationToken);
        KafkaBroker leader = world.Cluster.LeaderOf(world.Topic, 0);
        KafkaBroker follower = world.Cluster.ReplicasOf(world.Topic, 0).Single(broker => broker != leader);
        await follower.KillAsync();
        await world.Cluster.WaitForInSyncAsync(world.Topic, 0, 1, cancellationToken);
        EventMaker maker = world.Extra();
        await world.Load.RunAsync([.. Enumerable.Range(0, 500).Select(_ => maker.Good())], cancellationToken);
        await world.DoneAsync(cancellationToken);
        world.RememberLog();
        await leader.KillAsync();
        await follower.StartAsync(cancellationToken);
        await world.Cluster.ElectUncleanlyAsync(world.Topic, 0, cancellationToken);
        await leader.StartAsync(cancellationToken);
    }
}
