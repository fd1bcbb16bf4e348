namespace EcomIntel.Insights;

/// <summary>What the questions of one report share. Immutable; safe for any thread.</summary>
public sealed class InsightContext
{
    private readonly Action<int, int> _report;

    internal InsightContext(CommerceDataset dataset, InsightOptions options, int permutations, Action<int, int> report, CancellationToken cancellationToken)
    {
        Dataset = dataset;
        Calendar = LocalCalendar.For(options.TimeZone);
        Seed = options.Seed;
        Permutations = permutations;
        MaxDegreeOfParallelism = options.MaxDegreeOfParallelism;
        _report = report;
        CancellationToken = cancellationToken;
    }

    /// <summary>The shop's data.</summary>
    public CommerceDataset Dataset { get; }

    /// <summary>The calendar of the shop's time zone.</summary>
    public LocalCalendar Calendar { get; }

    /// <summary>The seed of everything random, for <see cref="SeededRandom.For"/>.</summary>
    public long Seed { get; }

    /// <summary>How many permutations a permutation test draws: 20 for each question, at least 399.</summary>
    public int Permutations { get; }

    /// <summary>The number of threads; −1 for all cores. It does not change the report.</summary>
    public int MaxDegreeOfParallelism { get; }

    /// <summary>Stops the report; long questions look at it between steps.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Tells the caller how far the question is.</summary>
    /// <param name="done">Units done.</param>
    /// <param name="total">Units in all.</param>
    public void Report(int done, int total) => _report(done, total);
}
