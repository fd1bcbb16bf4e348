using System.Diagnostics;

namespace EcomIntel.Benchmarks;

/// <summary>Times pipelines over data in memory, through the public API alone.</summary>
internal static class FeaturesScore
{
    public static void Run(ScoreOptions options, Report report)
    {
        ShopColumns shop = ShopGenerator.Make(options.Rows, options.Customers, options.Seed, options.Shuffled);
        foreach (Workload workload in Workload.All.Where(workload => options.Workloads.Contains(workload.Name)))
        {
            report.Line(Score(workload, shop, options));
        }
    }

    /// <summary>The seconds of one transformation of a dataset that nothing has been worked out of yet; what earlier runs left is collected before.</summary>
    public static double Seconds(Workload workload, ShopColumns shop, int threads)
    {
        CommerceDataset dataset = workload.Dataset(shop);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long start = Stopwatch.GetTimestamp();
        FeatureTable table = workload.Pipeline.Transform(dataset, threads);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        GC.KeepAlive(table);
        return seconds;
    }

    private static FeatureLine Score(Workload workload, ShopColumns shop, ScoreOptions options)
    {
        double scale = 1e9 / shop.Rows;
        Measured time = Measured.Of(options.Runs, () => Seconds(workload, shop, options.Threads));
        CommerceDataset dataset = workload.Dataset(shop);
        long growth = MemoryPeak.During(() => workload.Pipeline.Transform(dataset, options.Threads));
        int bytes = workload.InputBytes + workload.OutputBytes;
        double? copy = workload.Name == "fused" ? MemoryCopy.Seconds((long)bytes * shop.Rows, options.Threads, options.Runs).Median * scale : null;
        return new FeatureLine(
            workload.Name,
            shop.Rows,
            time.Median * scale,
            workload.InputBytes + (growth / (double)shop.Rows),
            options.Threads,
            copy,
            bytes,
            shop.Customers.Length,
            options.Shuffled ? "shuffled" : "sorted",
            options.Runs,
            time.Lowest * scale,
            time.Highest * scale);
    }
}
