namespace EcomIntel.Insights;

/// <summary>What the questions of one report share. Immutable; safe for any thread.</summary>
public sealed class InsightContext
{
    private const int LeastPermutations = 399;
    private const int PermutationsPerFinding = 20;

    private readonly int _questions;
    private readonly Action<int, int> _report;

    private readonly Lazy<SaleOrders> _orders;

    internal InsightContext(CommerceDataset dataset, InsightOptions options, int questions, Lazy<SaleOrders> orders, Action<int, int> report, CancellationToken cancellationToken)
    {
        _orders = orders;
        Dataset = dataset;
        Calendar = LocalCalendar.For(options.TimeZone);
        Seed = options.Seed;
        MinimumGroupSize = options.MinimumGroupSize;
        MinimumEffectiveCustomers = options.MinimumEffectiveCustomers;
        _questions = questions;
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

    /// <summary>Groups of fewer customers are never shown by themselves.</summary>
    public int MinimumGroupSize { get; }

    /// <summary>Below this effective number of customers nothing is claimed.</summary>
    public double MinimumEffectiveCustomers { get; }

    /// <summary>The number of threads; −1 for all cores. It does not change the report.</summary>
    public int MaxDegreeOfParallelism { get; }

    /// <summary>Stops the report; long questions look at it between steps.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The shop's orders, gathered once for all questions of a report.</summary>
    internal SaleOrders Orders => _orders.Value;

    /// <summary>
    /// How many permutations a permutation test draws: 20 for each finding of the report, at least 399, so that the smallest p-value can pass the budget alone.
    /// </summary>
    /// <param name="findings">The findings of this question; the other questions are taken to have one each.</param>
    /// <returns>The number.</returns>
    public int PermutationsFor(int findings) => Math.Max(LeastPermutations, PermutationsPerFinding * (_questions - 1 + findings));

    /// <summary>Tells the caller how far the question is.</summary>
    /// <param name="done">Units done.</param>
    /// <param name="total">Units in all.</param>
    public void Report(int done, int total) => _report(done, total);
}
