using System.Collections.Concurrent;
using EcomIntel.Insights;
using EcomIntel.Synthetic;

namespace EcomIntel.Benchmarks;

/// <summary>Reports of worlds with effects of a known size: which are found, and whose intervals hold the population's value.</summary>
internal sealed class PlantedScore
{
    private const int Lines = 20_000;

    private readonly ConcurrentDictionary<string, (int Hits, int Worlds)> _power = [];
    private readonly ConcurrentDictionary<string, (int Hits, int Worlds)> _coverage = [];
    private readonly ConcurrentBag<double> _false = [];

    public IReadOnlyDictionary<string, double> Power => Shares(_power);

    public IReadOnlyDictionary<string, double> Coverage => Shares(_coverage);

    public double CoveragePooled => (double)_coverage.Values.Sum(count => count.Hits) / _coverage.Values.Sum(count => count.Worlds);

    public double FalseShare => _false.Average();

    public static PlantedScore Run(IEnumerable<long> seeds, ParallelOptions options, bool drivers, IReadOnlyList<string> questions)
    {
        PlantedScore score = new();
        PopulationValues population = PopulationValues.Make(questions, options.MaxDegreeOfParallelism);
        Parallel.ForEach(seeds, options, seed =>
        {
            SyntheticWorld world = SyntheticWorld.Realistic(seed, realistic => realistic.Transactions = Lines);
            score.Add(ScoredReport.Of(world.ToDataset(), drivers, questions), world.Truth, population);
        });
        return score;
    }

    private void Add(ScoredReport scored, WorldTruth truth, PopulationValues population)
    {
        HashSet<string> supported = [.. scored.Report.Supported.Select(claim => claim.Id)];
        HashSet<string> asked = [.. scored.Findings.Select(finding => finding.Id)];
        string[] planted = [.. truth.Pairs.Select(PairId).Prepend("sales_by_month/2025-11").Where(id => asked.Contains(id.Split('/')[0])), .. scored.Findings.Select(finding => finding.Id).Where(id => truth.IsTrue(id) == true)];
        foreach (string id in planted)
        {
            Count(_power, id, supported.Contains(id));
        }

        foreach (Finding finding in scored.Findings)
        {
            if (population.IsCovered(finding) is { } covered)
            {
                Count(_coverage, finding.Id, covered);
            }
        }

        _false.Add(supported.Count(id => truth.IsTrue(id.Split('/')[0]) == false) / Math.Max(1.0, supported.Count));
    }

    private static string PairId(ProductPair pair) =>
        "basket/" + string.Join('+', new[] { pair.First, pair.Second }.Order(StringComparer.Ordinal));

    private static void Count(ConcurrentDictionary<string, (int Hits, int Worlds)> counts, string id, bool hit) =>
        counts.AddOrUpdate(id, (hit ? 1 : 0, 1), (_, before) => (before.Hits + (hit ? 1 : 0), before.Worlds + 1));

    private static SortedDictionary<string, double> Shares(IReadOnlyDictionary<string, (int Hits, int Worlds)> counts) =>
        new(counts.ToDictionary(count => count.Key, count => Math.Round((double)count.Value.Hits / count.Value.Worlds, 4)), StringComparer.Ordinal);
}
