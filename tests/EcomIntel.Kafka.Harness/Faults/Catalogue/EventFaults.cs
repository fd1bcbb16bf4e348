namespace EcomIntel.Kafka.Harness;

/// <summary>What is wrong with events.</summary>
internal static class EventFaults
{
    private const int FarDuplicates = 900_000;

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("far_duplicates", FaultOutcome.Recovered, (_, _) => Task.CompletedTask)
        {
            Bite = Bite.Duplicates,
            Partitions = 1,
            Notices = BrokenMode.NoDedupe,
            Plan = plan => plan.Events < 100_000
                ? plan with { DuplicateDistance = plan.Events }
                : plan with { Events = FarDuplicates + plan.Events, Duplicates = plan.Duplicates, DuplicateDistance = FarDuplicates, Duration = TimeSpan.FromSeconds(6) },
        },
        new("late_events", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.5, token);
            EventMaker maker = world.Extra();
            LoadRecord[] late = [.. Enumerable.Range(1, 200).Select(days => maker.Future(TimeSpan.FromDays(-days)))];
            await world.Load.RunAsync(late, token);
        }),
        new("poison_while_dead_letters_are_down", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.4, token);
            WorkerProcess victim = world.Workers[0];
            await victim.KillAsync();
            await world.ProducedAsync(0.7, token);
            await world.CreateDeadLetterTopicAsync(token);
            world.Restart(victim);
        })
        {
            Bite = Bite.Restarts | Bite.Rebalances,
            HasDeadLetterTopic = false,
            Notices = BrokenMode.NoOutbox,
            Plan = plan => plan with { Poison = plan.Events / 20 },
        },
        new("misrouted_keys", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.3, token);
            EventMaker maker = world.Extra();
            await world.Load.RunAsync([.. Enumerable.Range(0, 300).Select(i => i % 2 == 0 ? maker.Good() with { Key = null } : maker.Good() with { Partition = LoadRecord.Wrong })], token);
        })
        {
            Workers = settings => settings with { ResendMisrouted = true },
        },
        new("future_timestamps", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.3, token);
            EventMaker maker = world.Extra();
            await world.Load.RunAsync([.. Enumerable.Range(1, 300).Select(i => maker.Future(i % 2 == 0 ? TimeSpan.FromMinutes(30) : TimeSpan.FromHours(1 + i)))], token);
        }),
        new("conflicting_ids", FaultOutcome.Recovered, async (world, token) =>
        {
            await world.ProducedAsync(0.3, token);
            EventMaker maker = world.Extra();
            LoadRecord[] originals = [.. Enumerable.Range(0, 100).Select(_ => maker.Good())];
            await world.Load.RunAsync(originals, token);
            await world.Load.RunAsync([.. originals.Select(EventMaker.Conflict)], token);
        }),
        new("idle_partition", FaultOutcome.Recovered, (_, _) => Task.CompletedTask)
        {
            Plan = plan => plan with { Customers = 3 },
        },
    ];
}
