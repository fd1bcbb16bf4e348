using Confluent.Kafka;

namespace EcomIntel.Kafka.Harness;

/// <summary>What must not be gone on from.</summary>
internal static class RefusedFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("partitions_added", FaultOutcome.Refused, async (world, token) =>
        {
            await world.ProducedAsync(1, token);
            await FaultWorld.PauseAsync(0.3, token);
            await world.DoneAsync(token);
            await world.Cluster.AddPartitionsAsync(world.Topic, world.Partitions + 2, token);
        })
        {
            Cause = "it had 6 partitions and has 8",
        },
        new("topic_recreated", FaultOutcome.Refused, async (world, token) =>
        {
            await world.ProducedAsync(1, token);
            await FaultWorld.PauseAsync(0.3, token);
            await world.DoneAsync(token);
            world.RememberLog();
            await world.Cluster.DeleteTopicAsync(world.Topic, token);
            await world.Cluster.CreateTopicAsync(world.Topic, world.Partitions, cancellationToken: token);
        })
        {
            Cause = "its id was",
        },
        new("truncated_log", FaultOutcome.Refused, UncleanElection.StrikeAsync)
        {
            Cause = "log",
            Brokers = 3,
            Replication = 2,
            Partitions = 1,
            TopicSettings = new Dictionary<string, string> { ["unclean.leader.election.enable"] = "true", ["min.insync.replicas"] = "1" },
            Patience = TimeSpan.FromSeconds(90),
        },
        new("retention", FaultOutcome.Refused, async (world, token) =>
        {
            await world.ProducedAsync(0.3, token);

            // A partition that was never opened begins where the log begins, and is not refused.
            await world.Evidence.WaitAsync(() => Enumerable.Range(0, world.Partitions).All(world.IsRunning), token);
            await world.WhileStoppedAsync(async () =>
            {
                await world.ProducedAsync(1, token);
                await FaultWorld.PauseAsync(0.5, token);
                world.RememberLog();
                IReadOnlyList<long> ends = PlainLog.Ends(world.Cluster.InsideBootstrap, world.Topic, world.Partitions);
                await world.Cluster.Admin.DeleteRecordsAsync(ends.Select((end, partition) => new TopicPartitionOffset(world.Topic, partition, end - 1)));
            });
        })
        {
            Cause = "retention removed",
        },
        new("damaged_row", FaultOutcome.Refused, async (world, token) =>
        {
            await world.ProducedAsync(0.4, token);
            await world.WhileStoppedAsync(async () => world.Damaged.UnionWith(await world.Store.DamageRowsAsync(0, token)));
        })
        {
            Cause = "checksum is wrong",
        },
        new("state_wiped", FaultOutcome.Refused, async (world, token) =>
        {
            await world.ProducedAsync(0.5, token);
            await world.WhileStoppedAsync(world.Store.WipeAsync);
        })
        {
            Cause = "RebuildFromLog",
        },
        new("state_swapped", FaultOutcome.Refused, async (world, token) =>
        {
            await world.ProducedAsync(0.5, token);
            await world.WhileStoppedAsync(() => world.Store.SwapAsync(0, 1));
            world.UndoAsync = () => world.Store.SwapAsync(0, 1);
        })
        {
            Cause = "the partition is",
        },
        new("compacted_input", FaultOutcome.Refused, (_, _) => Task.CompletedTask)
        {
            Cause = "compact",
            IsRefusedAtOnce = true,
            TopicSettings = new Dictionary<string, string> { ["cleanup.policy"] = "compact" },
        },
        new("other_state_version", FaultOutcome.Refused, async (world, token) =>
        {
            await world.ProducedAsync(0.5, token);
            await world.WhileStoppedAsync(() => Task.CompletedTask, settings => settings with { StateVersion = 2 });
        })
        {
            Cause = "state version",
        },
    ];
}
