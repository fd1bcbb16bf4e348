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
        long start = Stopwatch.GetTimestamp();
        reporter.Run(dataset, clock);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using Process process = Process.GetCurrentProcess();
        return line with { ReportSeconds = seconds, PeakMb = process.PeakWorkingSet64 / 1e6, PartSeconds = clock.Seconds };
    }

    private sealed class PartClock : IProgress<InsightProgress>
    {
        private long _start;

        public Dictionary<string, double> Seconds { get; } = [];

        public void Report(InsightProgress value)
        {
            if (value.Done == 0)
            {
                _start = Seconds.ContainsKey(value.Question) ? _start : Stopwatch.GetTimestamp();
            }

            Seconds[value.Question] = Math.Round(Stopwatch.GetElapsedTime(_start).TotalSeconds, 2);
        }
    }
}
