namespace EcomIntel.Kafka.Harness;

/// <summary>What is produced while a fault is at work.</summary>
public sealed record LoadPlan
{
    public int Events { get; init; } = 100_000;

    public int Customers { get; init; } = 1_000;

    public int Duplicates { get; init; } = 5_000;

    public int Poison { get; init; } = 100;

    /// <summary>How many records behind the original a duplicate comes at most.</summary>
    public int DuplicateDistance { get; init; } = 20_000;

    /// <summary>The time over which the records are spread.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(3);

    public int Seed { get; init; } = 1;

    /// <summary>The records in their order: duplicates and poison mixed among the good ones.</summary>
    public IReadOnlyList<LoadRecord> Records()
    {
        EventMaker maker = new(Customers, Seed);
        SeededRandom random = SeededRandom.For(Seed, "plan");
        List<LoadRecord> records = [];
        int poison = 0;
        for (int i = 0; i < Events; i++)
        {
            int die = random.NextInt32(Math.Max(1, Events));
            if (die < Duplicates && records.Count > 0)
            {
                records.Add(records[Math.Max(0, records.Count - 1 - random.NextInt32(DuplicateDistance))]);
            }
            else if (poison < Poison && (long)i * Poison / Events > poison)
            {
                records.Add(maker.Poison(poison++));
            }
            else
            {
                records.Add(maker.Good());
            }
        }

        for (; poison < Poison; poison++)
        {
            records.Add(maker.Poison(poison));
        }

        return records;
    }
}
