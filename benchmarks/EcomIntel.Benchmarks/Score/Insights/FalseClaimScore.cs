using System.Collections.Concurrent;
using EcomIntel.Insights;
using EcomIntel.Synthetic;

namespace EcomIntel.Benchmarks;

/// <summary>Reports of worlds in which nothing, or next to nothing, is true.</summary>
internal static class FalseClaimScore
{
    private const int HabitLines = 5_000;

    /// <summary>How many reports claim anything at all of a world in which nothing is true.</summary>
    public static int Null(IEnumerable<long> seeds, ParallelOptions options, bool drivers, ConcurrentDictionary<string, int> claims) => Count(seeds, options, seed =>
    {
        InsightReport report = ScoredReport.Of(SyntheticWorld.Null(seed).ToDataset(), drivers).Report;
        Note(report.Supported, claims);
        return report.Supported.Any() ? 1 : 0;
    }).Sum(one => (int)one);

    /// <summary>The mean over worlds of habits of false supported claims ÷ supported claims; odd seeds have gamma rates, even ones Pareto's.</summary>
    public static double Habits(IEnumerable<long> seeds, ParallelOptions options, bool drivers, ConcurrentDictionary<string, int> claims) => Count(seeds, options, seed =>
    {
        SyntheticWorld world = SyntheticWorld.Habits(seed, habits =>
        {
            habits.Transactions = HabitLines;
            habits.ParetoExponent = seed % 2 == 0 ? 1.2 : null;
        });
        InsightReport report = ScoredReport.Of(world.ToDataset(), drivers).Report;
        Claim[] wrong = [.. report.Supported.Where(claim => world.Truth.IsTrue(claim.LevelOf ?? claim.Id) == false)];
        Note(wrong, claims);
        return wrong.Length / Math.Max(1.0, report.Supported.Count());
    }).Average();

    public static IReadOnlyCollection<double> Count(IEnumerable<long> seeds, ParallelOptions options, Func<long, double> score)
    {
        ConcurrentBag<double> scores = [];
        Parallel.ForEach(seeds, options, seed => scores.Add(score(seed)));
        return scores;
    }

    private static void Note(IEnumerable<Claim> wrong, ConcurrentDictionary<string, int> claims)
    {
        foreach (Claim claim in wrong.Where(claim => claim.LevelOf is null))
        {
            claims.AddOrUpdate(claim.Id, 1, (_, before) => before + 1);
        }
    }
}
