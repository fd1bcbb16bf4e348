using EcomIntel.Streaming;

namespace EcomIntel.Kafka.Harness;

/// <summary>Compares what the workers made of a log with what an oracle makes of it.</summary>
public static class FaultJudge
{
    private const int RowHead = 4;
    private const int RowTail = 8;

    /// <summary>Counts what is wrong.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="world">Its world; its workers have stopped.</param>
    /// <param name="rules">The options that the workers had.</param>
    /// <param name="seconds">How long it took.</param>
    /// <param name="problem">What went wrong before; null for nothing.</param>
    /// <param name="isLate">Whether that is only that it did not end in time.</param>
    public static async Task<FaultLine> JudgeAsync(Fault fault, FaultWorld world, OracleRules rules, double seconds, string? problem, bool isLate)
    {
        IStateStore store = world.Store.Open();
        long[] next = new long[world.Partitions];
        for (int partition = 0; partition < next.Length; partition++)
        {
            next[partition] = (await store.GetPositionAsync(partition)).NextOffset;
        }

        Oracle oracle = Oracle.Of(world.Log, rules, next);
        int wrong = await WrongAsync(store, oracle, world);
        (HashSet<string> letters, int copies) = DeadLetters(world);
        int lost = oracle.DeadLetters.Count(letter => !letters.Contains(letter));
        int extra = letters.Count(letter => !oracle.DeadLetters.Contains(letter));
        await ((store as IAsyncDisposable)?.DisposeAsync() ?? ValueTask.CompletedTask);
        string? unbitten = Unbitten(fault, world.Evidence, oracle);
        bool isUndecided = wrong == 0 && (isLate || (problem is null && unbitten is not null));
        problem ??= wrong > 0 ? $"{wrong} customers are wrong"
            : lost > 0 && fault.Outcome == FaultOutcome.Recovered ? $"{lost} dead letters are missing"
            : extra > 0 && fault.Outcome == FaultOutcome.Recovered ? $"{extra} dead letters should not be there"
            : unbitten;
        return new FaultLine(
            fault.Name,
            problem is null ? fault.Outcome.ToString().ToLowerInvariant() : isUndecided ? FaultLine.Undecided : "wrong",
            world.Settings.Protocol.ToString().ToLowerInvariant(),
            world.Settings.Store.ToString().ToLowerInvariant(),
            world.Plan.Events,
            oracle.Customers.Count,
            wrong,
            oracle.DeadLetters.Count,
            letters.Count,
            copies,
            world.Evidence.Fenced,
            world.Evidence.Restarts,
            world.Evidence.Rebalances,
            oracle.Duplicates,
            Math.Round(seconds, 1),
            world.Settings.Seed,
            problem);
    }

    private static async Task<int> WrongAsync(IStateStore store, Oracle oracle, FaultWorld world)
    {
        int wrong = 0;
        foreach (IGrouping<int, string> customers in oracle.Customers.Keys.Where(customer => !world.Damaged.Contains(customer)).GroupBy(customer => Murmur2.PartitionOf(customer, world.Partitions)))
        {
            StateKey[] keys = [.. customers.Select(customer => new StateKey(ProbeHandler.Table, customer))];
            IReadOnlyList<ReadOnlyMemory<byte>?> rows = await store.ReadAsync(customers.Key, keys);
            wrong += keys.Where((key, i) => rows[i] is not { } row || ProbeHandler.Read(row.Span[RowHead..^RowTail]) != oracle.Customers[key.Key]).Count();
        }

        return wrong;
    }

    /// <summary>The distinct dead letters, and how many records there are besides.</summary>
    private static (HashSet<string> Distinct, int Copies) DeadLetters(FaultWorld world)
    {
        IReadOnlyList<LoggedRecord> records = PlainLog.Read(world.Cluster.InsideBootstrap, world.DeadLetterTopic, 1);
        HashSet<string> ids = [];
        HashSet<string> letters = [];
        foreach (LoggedRecord record in records)
        {
            ids.Add(record.Headers[RecordHeaderNames.Id]);
            letters.Add($"{record.Headers[RecordHeaderNames.DeadLetterPartition]}/{record.Headers[RecordHeaderNames.DeadLetterOffset]}/{record.Headers[RecordHeaderNames.DeadLetterReason]}");
        }

        return (letters, records.Count - ids.Count);
    }

    private static string? Unbitten(Fault fault, Evidence evidence, Oracle oracle) =>
        fault.Bite.HasFlag(Bite.Fenced) && evidence.Fenced == 0 ? "it did not bite: nothing was fenced"
        : fault.Bite.HasFlag(Bite.Restarts) && evidence.Restarts == 0 ? "it did not bite: nothing was restarted"
        : fault.Bite.HasFlag(Bite.Rebalances) && evidence.Rebalances == 0 ? "it did not bite: no partition changed hands"
        : fault.Bite.HasFlag(Bite.Duplicates) && oracle.Duplicates == 0 ? "it did not bite: there were no duplicates"
        : null;
}
