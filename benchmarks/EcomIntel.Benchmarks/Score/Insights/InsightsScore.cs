using System.Collections.Concurrent;
using System.Diagnostics;

namespace EcomIntel.Benchmarks;

/// <summary>How often reports are right about worlds whose truth is known. Worlds run side by side, each report on one thread.</summary>
internal static class InsightsScore
{
    /// <summary>Finding what was planted is asked of so many worlds at most: its shares are near 1 and need fewer.</summary>
    private const int MostPlanted = 400;

    public static void Run(ScoreOptions options, Report report)
    {
        long start = Stopwatch.GetTimestamp();
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Threads };
        ConcurrentDictionary<string, int> claims = [];
        InsightsLine line = new("insights", options.Worlds, options.Seed);
        if (options.Asks("null"))
        {
            int reports = FalseClaimScore.Null(Seeds(options.Worlds), parallel, options.Drivers, claims);
            line = line with { NullFalseReports = reports, NullFalseShare = (double)reports / options.Worlds };
            report.Note($"null: {reports} of {options.Worlds} reports claim anything, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        }

        if (options.Asks("hard_null"))
        {
            line = line with { HardNullFdp = FalseClaimScore.Habits(Seeds(options.Worlds), parallel, options.Drivers, claims) };
            report.Note($"hard null: {line.HardNullFdp:0.0000} of the supported are false, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        }

        if (options.Asks("planted"))
        {
            PlantedScore planted = PlantedScore.Run(Seeds(Math.Min(options.Worlds, MostPlanted)), parallel, options.Drivers, options.Questions);
            line = line with { Power = planted.Power, Coverage = planted.Coverage, CoveragePooled = planted.CoveragePooled, PlantedFdp = planted.FalseShare };
            report.Note($"planted: pooled coverage {planted.CoveragePooled:0.0000}, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        }

        if (options.Asks("happy_hours"))
        {
            line = line with
            {
                HappyHoursPower = HappyHoursScore.Power(Seeds(Math.Min(options.Worlds, MostPlanted)), parallel),
                HappyHoursFalseShare = HappyHoursScore.FalseShare(Seeds(options.Worlds), parallel),
            };
        }

        if (options.Asks("speed"))
        {
            line = ReportSpeed.Measure(options, line);
        }

        report.Line(line with { FalseClaims = claims.IsEmpty ? null : claims, Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds });

        IEnumerable<long> Seeds(int count) => Enumerable.Range(0, count).Select(world => options.Seed + world);
    }
}
