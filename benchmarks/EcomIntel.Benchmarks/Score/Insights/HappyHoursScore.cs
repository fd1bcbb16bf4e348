using EcomIntel.Insights;
using EcomIntel.Synthetic;

namespace EcomIntel.Benchmarks;

/// <summary>Reports of visits alone: whether all hours of high traffic and low conversion are found, and how often one is claimed where there is none.</summary>
internal static class HappyHoursScore
{
    public static double Power(IEnumerable<long> seeds, ParallelOptions options) =>
        FalseClaimScore.Count(seeds, options, seed =>
        {
            VisitWorld world = VisitWorld.Make(seed);
            HashSet<string> supported = Supported(world);
            return world.HappyHours.All(hour => supported.Contains($"happy_hours/{hour:00}")) ? 1 : 0;
        }).Average();

    public static double FalseShare(IEnumerable<long> seeds, ParallelOptions options) =>
        FalseClaimScore.Count(seeds, options, seed => Supported(VisitWorld.Make(seed, visits => visits.ConversionFactor = 1)).Count > 0 ? 1 : 0).Average();

    private static HashSet<string> Supported(VisitWorld world) =>
        [.. new InsightReportBuilder().Add(new HappyHours()).Build().Run(world.ToDataset()).Supported.Select(claim => claim.Id)];
}
