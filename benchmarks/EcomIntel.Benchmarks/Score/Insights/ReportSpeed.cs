using System.Diagnostics;
using EcomIntel.Insights;
using EcomIntel.Synthetic;

namespace EcomIntel.Benchmarks;

/// <summary>Times the default report of a large shop, and each of its parts.</summary>
internal static class ReportSpeed
{
    private const int Lines = 1_000_000;

    public static InsightsLine Measure(ScoreOptions options, InsightsLine line)
    {
        CommerceDataset dataset = SyntheticWorld.Realistic(options.Seed, world => world.Transactions = Lines).ToDataset();
        InsightReporter reporter = new InsightReportBuilder(new InsightOptions { MaxDegreeOfParallelism = options.Threads }).AddDefaultQuestions().AddDefaultDescriptions().Build();
        PartClock clock = new();
        GC.Collect();
        using Process process = Process.GetCurrentProcess();
        TimeSpan processor = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        reporter.Run(dataset, clock);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        return line with
        {
            ReportSeconds = seconds,
            ReportCpuSeconds = (process.TotalProcessorTime - processor).TotalSeconds,
            PeakMb = process.PeakWorkingSet64 / 1e6,
            PartCpuSeconds = clock.Seconds,
        };
    }

    private sealed class PartClock : IProgress<InsightProgress>
    {
        private TimeSpan _start;

        public Dictionary<string, double> Seconds { get; } = [];

        public void Report(InsightProgress value)
        {
            using Process process = Process.GetCurrentProcess();
            if (value.Done == 0 && !Seconds.ContainsKey(value.Question))
            {
                _start = process.TotalProcessorTime;
            }

            Seconds[value.Question] = Math.Round((process.TotalProcessorTime - _start).TotalSeconds, 2);
        }
    }
}
